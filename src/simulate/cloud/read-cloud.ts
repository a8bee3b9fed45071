import { keyOf } from './journal';
import { readLines, type CloudEvent, type CloudObject } from './journal-lines';

/** What is in a simulated cloud, and how it came there. */
export interface CloudContents {
  /** Sorted by type and id. */
  readonly objects: readonly CloudObject[];
  /** Since the file was last made short. */
  readonly events: readonly CloudEvent[];
}

/** What the file of a cloud says, for tests and for whoever looks into one; it throws where the file is broken. */
export function readCloud(file: string): CloudContents {
  const objects = new Map<string, CloudObject>();
  const events: CloudEvent[] = [];
  const { brokenAt } = readLines(file, (event) => {
    events.push(event);
    if (event.event === 'counted') return;
    if (!('state' in event)) {
      objects.delete(keyOf(event));
      return;
    }
    const { event: _event, ...object } = event;
    objects.set(keyOf(object), object);
  });
  if (brokenAt !== null) throw new Error(`Line ${brokenAt} of ${file} cannot be read.`);
  return {
    objects: [...objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
    events,
  };
}

/** How often something was created at each address, by Terraform's; what has no address counts by its type. */
export function creationsIn(events: readonly CloudEvent[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.event === 'counted') counts.set(event.address, event.created);
    if (event.event !== 'created') continue;
    const subject = event.address ?? event.type;
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}
