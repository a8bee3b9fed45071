/** A record with the same names, and for each what is made of its value. */
export function mapRecord<Given, Made>(
  record: Readonly<Record<string, Given>>,
  make: (given: Given, name: string) => Made,
): Record<string, Made> {
  const made: Record<string, Made> = {};
  for (const name of Object.keys(record)) {
    setOwn(made, name, make(record[name] as Given, name));
  }
  return made;
}

/** What a record has under a name itself, and not from what all objects have. */
export function own<Held>(record: Readonly<Record<string, Held>>, name: string): Held | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A user may name a key `__proto__`, which an assignment takes for something else. */
function setOwn<Made>(record: Record<string, Made>, name: string, value: Made): void {
  if (name === '__proto__') {
    Object.defineProperty(record, name, { value, enumerable: true });
    return;
  }
  record[name] = value;
}
