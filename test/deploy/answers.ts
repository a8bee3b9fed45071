import type { Ended } from '../terraform/repository';

/** What a command answered as JSON. */
export function jsonOf<Shape = unknown>({ stdout }: Ended): Shape {
  return JSON.parse(stdout) as Shape;
}
