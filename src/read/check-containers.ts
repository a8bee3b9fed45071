import { describeNames, suggest } from './describe';
import type { FileReport } from './in-order';
import type { Places } from './places';
import {
  beforeCycle,
  beforeItself,
  beforeWithoutProbe,
  duplicatePort,
  longPortName,
  unknownContainer,
} from './problems';
import type { ScoreFile } from './score-schema';

/** What Kubernetes takes as the name of a port. */
const LONGEST_PORT_NAME = 15;

/**
 * Checks the order in which containers start: whoever carries `before` starts first.
 *
 * @param names of all containers, those too that have mistakes of their own
 */
export function checkOrder(
  containers: ScoreFile['containers'],
  names: ReadonlySet<string>,
  places: Places,
  { report, isFull }: FileReport,
): void {
  const waiting = new Map<string, string[]>();
  for (const [container, { before = {}, livenessProbe, readinessProbe }] of Object.entries(
    containers,
  )) {
    const path = ['containers', container, 'before'];
    for (const [next, { ready }] of Object.entries(before)) {
      const at = places.rangeOfKey(path, next);
      if (isFull()) return;
      if (next === container) {
        report(beforeItself.at(at, { container }));
      } else if (!names.has(next)) {
        const facts = {
          container: next,
          known: describeNames(names, 'containers'),
          hint: suggest(next, names),
        };
        report(unknownContainer.at(at, facts));
      } else {
        waiting.set(container, [...(waiting.get(container) ?? []), next]);
      }
      if (ready === 'healthy' && !livenessProbe && !readinessProbe) {
        report(
          beforeWithoutProbe.at(places.rangeOf([...path, next, 'ready']), { container, next }),
        );
      }
    }
  }
  for (const cycle of cyclesIn(waiting)) {
    const [first = '', second = ''] = cycle;
    const chain = [...cycle, first].map((name) => `"${name}"`).join(' before ');
    const related = cycle.slice(1).map((name, index) => ({
      message: `"${name}" is before "${cycle[index + 2] ?? first}" here:`,
      subject: places.rangeOfKey(['containers', name, 'before'], cycle[index + 2] ?? first),
    }));
    report(
      beforeCycle.at(
        places.rangeOfKey(['containers', first, 'before'], second),
        { chain },
        related,
      ),
    );
  }
}

/** At least one cycle where there is any, each beginning with its first name; a tangle gives only one of its cycles. */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const findFrom = (node: string): boolean => {
    const start = path.indexOf(node);
    if (start >= 0) {
      const cycle = path.slice(start);
      const first = cycle.indexOf([...cycle].sort()[0] ?? '');
      cycles.push([...cycle.slice(first), ...cycle.slice(0, first)]);
      return true;
    }
    if (done.has(node)) return false;
    path.push(node);
    const found = (edges.get(node) ?? []).some(findFrom);
    path.pop();
    done.add(node);
    return found;
  };
  for (const node of edges.keys()) findFrom(node);
  return cycles;
}

/** Checks that published ports can be told apart, and that their names fit where they are mostly used. */
export function checkPorts(
  service: ScoreFile['service'],
  places: Places,
  { report, isFull }: FileReport,
): void {
  const path = ['service', 'ports'];
  const taken = new Map<string, string>();
  for (const [name, { port, protocol = 'TCP' }] of Object.entries(service?.ports ?? {})) {
    if (isFull()) return;
    const text = `${String(port)}/${protocol}`;
    const first = taken.get(text);
    if (first === undefined) {
      taken.set(text, name);
    } else {
      const related = [
        { message: 'It is published here first:', subject: places.rangeOfKey(path, first) },
      ];
      report(
        duplicatePort.at(places.rangeOf([...path, name, 'port']), { port: text, first }, related),
      );
    }
    if (name.length > LONGEST_PORT_NAME) {
      report(longPortName.at(places.rangeOfKey(path, name), { name }));
    }
  }
}
