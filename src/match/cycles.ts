import type { Report } from '../diagnostics';
import type { Link, Links } from './links';
import { cycle } from './problems';
import { byText } from './words';

/** How many cycles are reported in one run; the others are seen once these are gone. */
const MOST = 10;

/**
 * Reports the cycles among the resources that no order was found for, each whole, beginning at its smallest address.
 *
 * Walks with lists instead of by recursion, because chains can be thousands of resources long.
 */
export function reportCycles(links: Links, ordered: readonly string[], report: Report): void {
  const done = new Set(ordered);
  let left: Links = new Map([...links].filter(([address]) => !done.has(address)));
  for (let found = 0; found < MOST;) {
    left = withoutEnds(left);
    const [start] = [...left.keys()].sort(byText);
    if (start === undefined) return;
    const steps = shortestWayBack(start, left);
    const last = steps.at(-1);
    if (last) {
      reportCycle(steps, report);
      found += 1;
    }
    // The other cycles are looked for without the step that closes this one; what is only between cycles goes whole.
    left = last ? withoutLink(last, left) : withoutAddress(start, left);
  }
}

function reportCycle(steps: readonly Link[], report: Report): void {
  const related = steps.map(({ from, says, to, place }) => ({
    message: `${String(from)} ${says} ${String(to)}`,
    subject: place,
  }));
  const chain = related.map(({ message }) => message).join('\n');
  const [first, ...others] = related;
  report(cycle.at(first?.subject, { chain }, others));
}

/** What is left once everything is gone that nothing leads to, or that leads nowhere. */
function withoutEnds(links: Links): Links {
  const targets = new Map<string, Set<string>>();
  const origins = new Map<string, Set<string>>();
  for (const address of links.keys()) {
    targets.set(address, new Set());
    origins.set(address, new Set());
  }
  for (const [from, own] of links) {
    for (const to of own.map((link) => String(link.to)).filter((address) => links.has(address))) {
      targets.get(from)?.add(to);
      origins.get(to)?.add(from);
    }
  }
  const ends = [...links.keys()].filter(
    (address) => targets.get(address)?.size === 0 || origins.get(address)?.size === 0,
  );
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    for (const to of targets.get(end) ?? []) {
      if (origins.get(to)?.delete(end) && origins.get(to)?.size === 0) ends.push(to);
    }
    for (const from of origins.get(end) ?? []) {
      if (targets.get(from)?.delete(end) && targets.get(from)?.size === 0) ends.push(from);
    }
    targets.delete(end);
    origins.delete(end);
  }
  return new Map([...links].filter(([address]) => targets.has(address)));
}

function withoutLink(link: Link, links: Links): Links {
  const from = String(link.from);
  const kept = (links.get(from) ?? []).filter(({ to }) => !to.equals(link.to));
  return new Map(links).set(from, kept);
}

function withoutAddress(address: string, links: Links): Links {
  return new Map([...links].filter(([other]) => other !== address));
}

function shortestWayBack(start: string, links: Links): Link[] {
  const reachedBy = new Map<string, Link>();
  const next = [start];
  for (const address of next) {
    for (const link of links.get(address) ?? []) {
      const to = String(link.to);
      if (to === start) return wayTo(start, link, reachedBy);
      if (reachedBy.has(to) || !links.has(to)) continue;
      reachedBy.set(to, link);
      next.push(to);
    }
  }
  return [];
}

function wayTo(start: string, last: Link, reachedBy: ReadonlyMap<string, Link>): Link[] {
  const steps: Link[] = [];
  for (let link: Link | undefined = last; link; link = reachedBy.get(String(link.from))) {
    steps.push(link);
    if (String(link.from) === start) break;
  }
  return steps.reverse();
}
