import type { Links } from './links';
import { byText } from './words';

/**
 * Addresses in dependency order: each after everything it depends on, equal ones by address. What is on a cycle, or
 * depends on one, is left out.
 */
export function dependencyOrder(links: Links): string[] {
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  for (const [address, own] of links) {
    const targets = new Set(own.map(({ to }) => String(to)));
    waiting.set(address, targets.size);
    for (const to of targets) {
      const others = users.get(to);
      if (others) others.push(address);
      else users.set(to, [address]);
    }
  }
  const order: string[] = [];
  let level = [...waiting].filter(([, count]) => count === 0).map(([address]) => address);
  while (level.length > 0) {
    order.push(...level.sort(byText));
    const next: string[] = [];
    for (const address of level) {
      for (const user of users.get(address) ?? []) {
        const left = (waiting.get(user) ?? 0) - 1;
        waiting.set(user, left);
        if (left === 0) next.push(user);
      }
    }
    level = next;
  }
  return order;
}
