import { Template, type Value, type ValueMap } from '../model';
import {
  checkParams,
  declaredOutputs,
  isSecret,
  promisedOutputs,
  type OutputKind,
  type Outputs,
  type ResourceDefinition,
} from '../pack';
import type { Subject } from './subject';
import type { Trial } from './trial';

type Check = (subject: Subject) => void;

/** What Terraform would evaluate, were it not escaped. */
const EXPRESSION = '${contract()}';
const DIRECTIVE = '%{ if contract() }';
const ATTACK = `${EXPRESSION}${DIRECTIVE}`;

/** What can be seen of the resources that it creates. */
export const CREATION_CHECKS: Readonly<Record<string, Check>> = {
  'creates exactly the outputs it promises': (subject) => {
    const { type, unavailable, handles, delegate } = subject.definition;
    // What stands in for another gives what that one gives.
    const promised = delegate === undefined ? promisedOutputs(type) : [];
    const allowed = [type.outputs, type.handles, handles].flatMap((shape) =>
      Object.keys(shape?.shape ?? {}),
    );
    forEachOutcome(subject, (outputs) => {
      const made = Object.keys(outputs).filter((output) => outputs[output] !== undefined);
      const missing = promised.filter(
        (output) => !made.includes(output) && !(output in unavailable),
      );
      const extra = made.filter(
        (output) => output in unavailable || (!type.outputsIn && !allowed.includes(output)),
      );
      if (missing.length > 0) fail(`It leaves out ${listed(missing)}.`);
      if (extra.length > 0) fail(`It gives ${listed(extra)}, which it did not promise.`);
    });
  },

  'gives secrets as secrets and values of the declared kind': (subject) => {
    forEachDeclared(subject, (output, value, { secret, kind }) => {
      if (secret && !isSecret(value))
        fail(`"${output}" is a secret, and its value is there to read.`);
      if (!secret && !isOfKind(value, kind)) fail(`"${output}" is not a ${kind}.`);
    });
  },

  'creates the same of the same': (subject) => {
    for (const params of subject.samples) {
      const [first, second] = [subject.tryOut({ params }), subject.tryOut({ params })];
      if (first.stack.terraform !== second.stack.terraform) {
        fail('Created once more from the same params, it makes other Terraform.');
      }
    }
  },

  'stands beside others of its kind': (subject) => {
    const ids = ['consumer.thing', 'other.thing', 'shared-thing'];
    for (const params of subject.samples) {
      const alone = subject.tryOut({ params });
      const beside = subject.tryOut({ params, ids });
      const places = beside.addresses.map((address) => placesOf(beside, address));
      if (new Set(places.flat()).size < places.flat().length)
        fail('One takes the place of another.');
      if (listed(places[0] ?? []) !== listed(placesOf(alone, alone.addresses[0]))) {
        fail('What it makes depends on what else there is.');
      }
    }
  },

  'creates the Terraform types that it says hold data': (subject) => {
    const made = subject.samples.flatMap((params) => {
      const trial = subject.tryOut({ params });
      return trial.addresses.flatMap((address) => placesOf(trial, address));
    });
    // Only a plan can look into a module.
    if (made.some((place) => place.startsWith('module.'))) return;
    const never = subject.definition.stateful.filter(
      (type) => !made.some((place) => place.startsWith(`${type}.`)),
    );
    if (never.length > 0) fail(`It never makes ${listed(never)}.`);
  },

  'can be used with every access of its type': (subject) => {
    if (!subject.definition.type.requestable) return;
    for (const access of subject.definition.type.accesses) {
      for (const params of subject.samples) subject.tryOut({ params, access });
    }
  },

  'passes texts on as texts': (subject) => {
    for (const sample of subject.samples) {
      const params = attacked(sample, (given) => isAccepted(subject.definition, given));
      const { terraform } = subject.tryOut({ params }).stack;
      const live = terraform.replaceAll('$${', '').replaceAll('%%{', '');
      if (live.includes(EXPRESSION) || live.includes(DIRECTIVE)) {
        fail('A text of the params became an expression.');
      }
    }
  },
};

function forEachOutcome(subject: Subject, look: (outputs: Outputs) => void): void {
  for (const params of subject.samples) {
    for (const outputs of subject.tryOut({ params }).outputs) look(outputs);
  }
}

function forEachDeclared(
  subject: Subject,
  look: (output: string, value: unknown, declared: { secret: boolean; kind: OutputKind }) => void,
): void {
  const { type } = subject.definition;
  if (type.outputsIn) return;
  // Only a type whose outputs depend on it looks at the context.
  const declared = Object.entries(declaredOutputs(type, undefined as never));
  forEachOutcome(subject, (outputs) => {
    for (const [output, declaration] of declared) {
      const value = outputs[output];
      if (value !== undefined) look(output, value, declaration);
    }
  });
}

function isOfKind(value: unknown, kind: OutputKind): boolean {
  if (isSecret(value)) return false;
  // A reference that is not a text or a number is an object that Terraform knows the value of.
  if (kind === 'list' || kind === 'map') return typeof value === 'object' && value !== null;
  if (kind === 'boolean') return typeof value === 'boolean' || typeof value === 'object';
  return kind === 'any' || typeof value === kind;
}

function placesOf(trial: Trial, address = ''): readonly string[] {
  const { resources } = trial.stack.description;
  return resources.find((resource) => resource.address === address)?.terraform ?? [];
}

/** The params with an attack in every text that may hold one; some may hold a few texts only. */
function attacked(sample: ValueMap, accepts: (params: ValueMap) => boolean): ValueMap {
  let params = sample;
  for (const path of textsIn(sample)) {
    const changed = appendedAt(params, path) as ValueMap;
    if (accepts(changed)) params = changed;
  }
  return params;
}

function textsIn(value: Value, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return [[...path]];
  if (typeof value !== 'object' || value === null || Template.is(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

function appendedAt(value: Value, [key, ...rest]: readonly string[]): Value {
  if (key === undefined) return typeof value === 'string' ? `${value}${ATTACK}` : value;
  if (Array.isArray(value)) {
    return (value as readonly Value[]).map((item, index) =>
      String(index) === key ? appendedAt(item, rest) : item,
    );
  }
  const map = value as ValueMap;
  return { ...map, [key]: appendedAt(map[key] ?? null, rest) };
}

function isAccepted({ params: schema }: ResourceDefinition, params: ValueMap): boolean {
  return 'params' in checkParams(schema, params, () => undefined);
}

function listed(names: readonly string[]): string {
  return [...names].sort().join(', ');
}

function fail(message: string): never {
  throw new Error(message);
}
