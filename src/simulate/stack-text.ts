import { isMap } from '../model';
import { impliedProvider } from './provider-source';
import { objectIn } from './text-file';

export type UseKind = 'resource' | 'data' | 'ephemeral';

/** A type that a module uses, with the local name of its provider. */
export interface TypeUse {
  readonly kind: UseKind;
  readonly type: string;
  readonly provider: string;
}

/** A provider as a module asks for it. */
export interface ProviderRequirement {
  /** As it is written; undefined where only the version is. */
  readonly source: string | undefined;
  /** '' where any will do. */
  readonly constraint: string;
}

/** What one module of Terraform's says of its providers. */
export interface ModuleText {
  /** By local name. */
  readonly requirements: ReadonlyMap<string, ProviderRequirement>;
  /** Local names of providers that are configured. */
  readonly configured: readonly string[];
  readonly uses: readonly TypeUse[];
  /** Whether it calls other modules. */
  readonly callsModules: boolean;
}

type Body = Readonly<Record<string, unknown>>;

const KINDS = ['resource', 'data', 'ephemeral'] as const satisfies readonly UseKind[];

/** Reads a file such as `cdk.tf.json`; what is not as Terraform would have it is left to Terraform. */
export function readJsonModule(text: string): ModuleText {
  const root = objectIn(text);
  const required = bodies(root['terraform'])
    .flatMap((terraform) => bodies(terraform['required_providers']))
    .flatMap((providers) => Object.entries(providers));
  // A check may have data of its own.
  const checks = bodies(root['check']).flatMap((named) => Object.values(named).flatMap(bodies));
  return {
    requirements: new Map(required.map(([name, given]) => [name, requirementOf(given)])),
    configured: namesIn(root['provider']),
    uses: [root, ...checks].flatMap((body) => KINDS.flatMap((kind) => usesIn(kind, body[kind]))),
    callsModules: namesIn(root['module']).length > 0,
  };
}

const BLOCK =
  /^[ \t]*(resource|data|ephemeral|provider|module)[ \t]+"([^"]+)"(?:[ \t]+"[^"]+")?[ \t]*\{/gm;
const PROVIDER = /^[ \t]*provider[ \t]*=[ \t]*"?([\w-]+)/m;
const REQUIRED = /\brequired_providers\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const REQUIREMENT = /([\w-]+)\s*=\s*(?:\{([^{}]*)\}|"([^"]*)")/g;

/** Reads a file in Terraform's own language, by the heads of its blocks; enough for what modules are made of. */
export function readModule(text: string): ModuleText {
  const plain = text.replace(/^\s*(?:#|\/\/).*$/gm, '');
  const required = [...plain.matchAll(REQUIRED)].flatMap(([, inner = '']) => [
    ...inner.matchAll(REQUIREMENT),
  ]);
  const blocks = [...plain.matchAll(BLOCK)].map((block, index, all) => {
    const [, head = '', label = ''] = block;
    return { head, label, body: plain.slice(block.index, all[index + 1]?.index) };
  });
  const labels = (wanted: string) =>
    blocks.filter(({ head }) => head === wanted).map(({ label }) => label);
  return {
    requirements: new Map(
      required.map(([, name = '', body, version]) => [
        name,
        {
          source: body === undefined ? undefined : argument(body, 'source'),
          constraint: version ?? argument(body ?? '', 'version') ?? '',
        },
      ]),
    ),
    configured: labels('provider'),
    uses: KINDS.flatMap((kind) =>
      blocks
        .filter(({ head }) => head === kind)
        .map(({ label: type, body }) => ({
          kind,
          type,
          provider: PROVIDER.exec(body)?.[1] ?? impliedProvider(type),
        })),
    ),
    callsModules: labels('module').length > 0,
  };
}

function argument(body: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(body)?.[1];
}

function usesIn(kind: UseKind, given: unknown): readonly TypeUse[] {
  const types = bodies(given).flatMap((byType) => Object.entries(byType));
  return types.flatMap(([type, named]) =>
    bodies(named)
      .flatMap((byName) => Object.values(byName).flatMap(bodies))
      .map((body) => ({ kind, type, provider: chosenIn(body) ?? impliedProvider(type) })),
  );
}

/** The local name in `"provider": "aws.west"`. */
function chosenIn({ provider }: Body): string | undefined {
  if (typeof provider !== 'string') return undefined;
  return /^(?:\$\{)?\s*([\w-]+)/.exec(provider)?.[1];
}

function requirementOf(given: unknown): ProviderRequirement {
  if (typeof given === 'string') return { source: undefined, constraint: given };
  const { source, version } = isMap(given) ? given : {};
  return {
    source: typeof source === 'string' ? source : undefined,
    constraint: typeof version === 'string' ? version : '',
  };
}

function namesIn(given: unknown): readonly string[] {
  return bodies(given).flatMap((body) => Object.keys(body));
}

/** Terraform takes an object, or several in a list, wherever blocks may be. */
function bodies(given: unknown): readonly Body[] {
  return (Array.isArray(given) ? given : [given]).filter(isMap);
}
