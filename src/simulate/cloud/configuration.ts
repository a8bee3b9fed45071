import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackDescription } from '../../model';

/** The text of a stack, which is all that tells whose request is whose. */
export interface StackText {
  /** `cdk.tf.json`, parsed. */
  readonly configuration: unknown;
  /** `scoreform.json`, parsed; undefined for a stack that has none. */
  readonly description: StackDescription | undefined;
}

export type Mode = 'resource' | 'data' | 'ephemeral';

/** A block of the configuration that makes or reads something. */
export interface TextBlock {
  /** Such as `aws_vpc.main` or `data.aws_region.here`. */
  readonly address: string;
  readonly name: string;
  readonly body: Json;
}

export type Json = Readonly<Record<string, unknown>>;

/** The stack in a folder that was emitted; what cannot be read there is left to those who need it. */
export function readStackText(folder: string): StackText {
  return {
    configuration: parsedAt(join(folder, 'cdk.tf.json')) ?? {},
    description: parsedAt(join(folder, 'scoreform.json')) as StackDescription | undefined,
  };
}

function parsedAt(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** All blocks of a type, in the order of the text. */
export function blocksOf({ configuration }: StackText, mode: Mode, type: string): TextBlock[] {
  const prefix = mode === 'resource' ? '' : `${mode}.`;
  return Object.entries(jsonAt(configuration, mode, type)).map(([name, body]) => ({
    address: `${prefix}${type}.${name}`,
    name,
    body: asJson(body),
  }));
}

/** The types of which the stack makes something. */
export function resourceTypesOf({ configuration }: StackText): string[] {
  return Object.keys(jsonAt(configuration, 'resource')).sort();
}

/** The Terraform addresses of everything that the stack makes. */
export function resourceAddressesOf(text: StackText): string[] {
  return resourceTypesOf(text).flatMap((type) =>
    blocksOf(text, 'resource', type).map(({ address }) => address),
  );
}

/** What the text says of one resource. */
export function bodyOf({ configuration }: StackText, type: string, name: string): Json {
  return jsonAt(configuration, 'resource', type, name);
}

/** The `import` blocks. */
export function importsOf({ configuration }: StackText): Json[] {
  const given = asJson(configuration)['import'] ?? [];
  return (Array.isArray(given) ? given : [given]).map(asJson);
}

/** The literal configurations of a provider; the one without an alias first. */
export function providerBlocksOf({ configuration }: StackText, localName: string): Json[] {
  const given = jsonAt(configuration, 'provider')[localName];
  const blocks = (Array.isArray(given) ? given : [given ?? {}]).map(asJson);
  return blocks.toSorted((a, b) => Number('alias' in a) - Number('alias' in b));
}

/** What a stack calls the provider of a source: `aws` for `registry.terraform.io/hashicorp/aws`. */
export function localNameOf({ configuration }: StackText, source: string): string {
  const short = source.split('/').at(-1) ?? source;
  const terraform = jsonAt(configuration, 'terraform');
  const named = Object.entries(asJson(terraform['required_providers'])).find(([name, required]) => {
    const said = asJson(required)['source'];
    return source.endsWith(`/${typeof said === 'string' ? said : name}`);
  });
  return named?.[0] ?? short;
}

/** What the text has below some names, where it is an object; nothing elsewhere. */
function jsonAt(configuration: unknown, ...names: readonly string[]): Json {
  return names.reduce((within: Json, name) => asJson(within[name]), asJson(configuration));
}

/** An object of JSON; one in a list of one counts, as Terraform has it. */
export function asJson(given: unknown): Json {
  const [only] = Array.isArray(given) && given.length === 1 ? (given as unknown[]) : [given];
  return typeof only === 'object' && only !== null && !Array.isArray(only) ? (only as Json) : {};
}
