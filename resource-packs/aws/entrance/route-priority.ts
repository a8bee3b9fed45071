import { Lazy, TerraformStack, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { Name } from '../../../src/pack';

/** A route as its place among others needs it. */
export interface RankedRoute {
  readonly address: string;
  /** Any number that is always the same for the route. */
  readonly hash: number;
  /** How many parts its path has: none for `/`, two for `/api/cart`. */
  readonly depth: number;
}

/**
 * How many priorities there are for the routes of each depth, 50,000 in all, as AWS has them. Most routes lead to whole
 * hosts.
 */
const ROOM = [20_000, 10_000, ...new Array<number>(8).fill(2_500)];

/** The most parts of a path that routes are told apart by. */
export const DEEPEST = ROOM.length - 1;

/**
 * The priority of each route of a listener, by address. A path comes before every path that it begins with, and among
 * paths of one depth the hash decides: so a route keeps its priority whatever others come and go. In the
 * rare case that two would have the same, the later address takes the next that is free.
 */
export function prioritiesOf(routes: readonly RankedRoute[]): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const inOrder = [...routes].sort((a, b) => (a.address < b.address ? -1 : 1));
  return new Map(
    inOrder.map(({ address, hash, depth }) => {
      const { first, room } = bandOf(depth);
      const wanted = hash % room;
      for (let step = 0; step < room; step++) {
        const priority = first + ((wanted + step) % room);
        if (taken.has(priority)) continue;
        taken.add(priority);
        return [address, priority];
      }
      throw new RangeError('There are more routes than priorities for them.');
    }),
  );
}

/** Deeper paths have lower numbers, which AWS looks at first. */
function bandOf(depth: number) {
  const room = ROOM[depth];
  if (room === undefined) throw new RangeError(`No path is told apart by ${depth} parts.`);
  const deeper = ROOM.slice(depth + 1).reduce((sum, next) => sum + next, 0);
  return { first: deeper + 1, room };
}

/** The hash that a name ends with as a number, which a rename leaves as it is. */
export function numberOf(name: Name): number {
  return Number.parseInt(name.within(10).slice(-8), 16);
}

/** A route as it is told apart from others. */
interface PlacedRoute extends RankedRoute {
  /** The host name that it is for, and its path as the load balancer compares it. */
  readonly place: string;
  /** The workload and port that it leads to. */
  readonly target: string;
}

const routesOfListeners = new WeakMap<TerraformStack, Map<string, PlacedRoute[]>>();

/**
 * The priority of a route among all routes of its listener, a number that is known once all of them are. One for the
 * same place that leads elsewhere is refused, because nobody could say which of the two is meant.
 */
export function priorityAmongAll(scope: Construct, listener: string, route: PlacedRoute): number {
  const stack = TerraformStack.of(scope);
  const listeners = routesOfListeners.get(stack) ?? new Map<string, PlacedRoute[]>();
  routesOfListeners.set(stack, listeners);
  const routes = listeners.get(listener) ?? [];
  listeners.set(listener, routes);
  const other = routes.find(
    ({ place, target }) => place === route.place && target !== route.target,
  );
  if (other) {
    throw new TypeError(
      `${other.address} and ${route.address} are for the same host name and path, and a request goes to one of them only: give one of them another path.`,
    );
  }
  routes.push(route);
  return Token.asNumber(Lazy.anyValue({ produce: () => prioritiesOf(routes).get(route.address) }));
}
