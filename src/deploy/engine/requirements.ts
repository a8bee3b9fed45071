import { isContainer, isMap } from '../../model';

/** What a stack needs before the engine can plan it, as far as its own text says. */
export interface Requirements {
  /** What was asked for, sorted: sources of providers and modules with their versions. None for builtin providers. */
  readonly sources: readonly string[];
  /** The whole of what `init` looks at, as text. */
  readonly text: string;
}

const BUILTIN = 'terraform.io/builtin/';
const BLOCKS = ['resource', 'data', 'ephemeral'];

/** Reads them from the text of `cdk.tf.json`. */
export function requirementsOf(text: string): Requirements {
  const stack = objectOf(JSON.parse(text));
  const terraform = objectOf(stack['terraform']);
  const required = providersOf(terraform);
  const implied = BLOCKS.flatMap((block) => Object.keys(objectOf(stack[block])))
    .map((type) => type.split('_')[0] ?? type)
    .filter((name) => name !== 'terraform' && !required.has(name));
  const modules = Object.values(objectOf(stack['module'])).map((module) => {
    const { source, version } = objectOf(module);
    return `module ${JSON.stringify([source, version])}`;
  });
  const providers = [...required.values(), ...implied.map((name) => `provider ${name}`)];
  const sources = [
    ...new Set([...providers.filter((name) => !name.includes(BUILTIN)), ...modules]),
  ];
  return {
    sources: sources.sort(),
    text: canonical({ terraform, providers: Object.keys(objectOf(stack['provider'])), sources }),
  };
}

/** Whether something of a stack lies in modules. */
export function hasModules(text: string): boolean {
  return Object.keys(objectOf(objectOf(JSON.parse(text))['module'])).length > 0;
}

/** What a stack says of its backend, where that is a file; undefined for any other. */
export function localBackendOf(text: string): { readonly path?: string } | undefined {
  const { terraform } = JSON.parse(text) as {
    readonly terraform?: { readonly backend?: { readonly local?: { readonly path?: string } } };
  };
  return terraform?.backend?.local;
}

function providersOf(terraform: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const blocks = terraform['required_providers'];
  const entries = (Array.isArray(blocks) ? blocks : [blocks]).flatMap((block) =>
    Object.entries(objectOf(block)),
  );
  return new Map(
    entries.map(([name, value]) => {
      const { source = name, version } = objectOf(value);
      return [name, `provider ${String(source)} ${JSON.stringify(version ?? value)}`] as const;
    }),
  );
}

/** JSON with its keys sorted. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isMap(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isContainer(value) ? value : {};
}
