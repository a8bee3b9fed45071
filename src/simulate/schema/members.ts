import { lowerFirst } from './names';

/** An attribute or a block as a class of the bindings has it. */
export interface Member {
  /** Terraform's name. */
  readonly name: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  /** The class that stands for its value; what is computed, or made of structs, mostly has one. */
  readonly construct?: Construct;
  /** How its value is read, such as `getStringAttribute`; empty where that tells nothing. */
  readonly accessor: string;
  /** Whether what is read is a set. */
  readonly isSet: boolean;
}

/** A class of the bindings, or of their library, with what says whether it wraps a set. */
export interface Construct {
  readonly name: string;
  readonly wrapsSet: boolean;
}

type Flags = Pick<Member, 'required' | 'optional' | 'computed'>;

interface Reading {
  /** The name of the method, in which methods that set and reset agree with it. */
  readonly method: string;
  readonly accessor: string;
  readonly isSet: boolean;
}

const FLAGS = /^\s*\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)/;
const CONSTRUCT = /_\w+ = new ((?:\w+\.)?\w+)\(this, "(\w+)"(?:, (true|false))?\)/;
const GETTER = /^\s*(?:public )?get (\w+)\(\)/;
const READING = /^\s*return (.*?)this\.(\w+)\('(\w+)'\)/;
const SETTER = /^\s*(?:public )?set (\w+)\(/;
const RESETTER = /^\s*(?:public )?reset(?:Tf)?(\w+)\(\)/;

/**
 * The attributes and blocks of a class. A comment says what each may be; where compiled code has lost it, the methods
 * tell: what cannot be set is computed, what cannot be reset is required, and of the rest nobody knows, so it may be both.
 */
export function membersOf(lines: readonly string[]): Member[] {
  const flags = flagsIn(lines);
  const constructs = constructsIn(lines);
  const readings = readingsIn(lines);
  const settable = methodsIn(lines, SETTER);
  const resettable = new Set([...methodsIn(lines, RESETTER)].map(lowerFirst));
  const names = new Set([...flags.keys(), ...constructs.keys(), ...readings.keys()]);
  return [...names].map((name) => {
    const construct = constructs.get(name);
    const { method = '', accessor = '', isSet = false } = readings.get(name) ?? {};
    const known = flags.get(name) ?? inferred(settable.has(method), resettable.has(method));
    return { name, ...known, ...(construct && { construct }), accessor, isSet };
  });
}

function flagsIn(lines: readonly string[]): Map<string, Flags> {
  const found = new Map<string, Flags>();
  for (const line of lines) {
    const [, name, computed, optional, required] = FLAGS.exec(line) ?? [];
    if (name === undefined) continue;
    found.set(name, {
      required: required === 'true',
      optional: optional === 'true',
      computed: computed === 'true',
    });
  }
  return found;
}

function constructsIn(lines: readonly string[]): Map<string, Construct> {
  const found = new Map<string, Construct>();
  for (const line of lines) {
    const [, name, attribute, wrapsSet] = CONSTRUCT.exec(line) ?? [];
    if (name === undefined || attribute === undefined) continue;
    found.set(attribute, { name, wrapsSet: wrapsSet === 'true' });
  }
  return found;
}

function readingsIn(lines: readonly string[]): Map<string, Reading> {
  const found = new Map<string, Reading>();
  lines.forEach((line, index) => {
    const method = GETTER.exec(line)?.[1];
    if (method === undefined) return;
    const [, around = '', accessor = '', attribute] = READING.exec(lines[index + 1] ?? '') ?? [];
    if (attribute === undefined) return;
    found.set(attribute, { method, accessor, isSet: around.includes('tolist(') });
  });
  return found;
}

function methodsIn(lines: readonly string[], pattern: RegExp): Set<string> {
  return new Set(lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
}

function inferred(isSettable: boolean, isResettable: boolean): Flags {
  const required = isSettable && !isResettable;
  return { required, optional: isResettable, computed: !required };
}
