import { HAVE_A_REGION, ONE_MAJOR_ONLY, type OneMajorOnly } from './one-major-only';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** A stack, as `cdk.tf.json` has it. */
export interface StackText {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
}

/** A reference, such as `data.aws_region.here.region` or `aws_ecs_service.web["a"].arn`. */
const REFERENCE = /(?<type>(?:data\.)?aws_\w+)\.[\w-]+(?:\[[^\]]*\])?\.(?<attribute>\w+)/g;

/** Everything in a stack that one major of the AWS provider does not know, or asks for; sorted. */
export function lintVersions(text: string): readonly string[] {
  const { resource = {}, data = {}, ephemeral = {} } = JSON.parse(text) as StackText;
  const blocks = [
    ...Object.entries(resource),
    ...Object.entries(data).map(([type, made]) => [`data.${type}`, made] as const),
    ...Object.entries(ephemeral).map(([type, made]) => [`ephemeral.${type}`, made] as const),
  ].filter(([type]) => /^(?:data\.|ephemeral\.)?aws_/.test(type));
  const found = blocks.flatMap(([type, made]) =>
    Object.entries(made).flatMap(([name, body]) =>
      problemsOf(type, body).map((problem) => `${type}.${name}: ${problem}`),
    ),
  );
  return [...found, ...readsOf(text)].sort();
}

function problemsOf(type: string, body: Json): string[] {
  const { arguments: refused = [], required = [] }: OneMajorOnly = ONE_MAJOR_ONLY[type] ?? {};
  if (refused.includes('*')) return ['the whole type'];
  const paths = [...pathsIn(body)];
  const missing = required.filter((path) => {
    const parent = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
    return (parent === '' || paths.includes(parent)) && !paths.includes(path);
  });
  return [
    ...[...refused, 'region'].filter((path) => paths.includes(path)),
    ...missing.map((path) => `no ${path}`),
  ];
}

/** Every path of arguments and blocks, without the indices of repeated blocks. */
function pathsIn(value: Json, path = ''): ReadonlySet<string> {
  if (Array.isArray(value)) {
    return new Set((value as readonly Json[]).flatMap((item) => [...pathsIn(item, path)]));
  }
  if (typeof value !== 'object' || value === null) return new Set([path]);
  const inner = Object.entries(value).flatMap(([key, item]) => [
    ...pathsIn(item as Json, path === '' ? key : `${path}.${key}`),
  ]);
  return new Set([...(path === '' ? [] : [path]), ...inner]);
}

function readsOf(text: string): string[] {
  return [...text.matchAll(REFERENCE)].flatMap(({ groups: { type = '', attribute = '' } = {} }) => {
    const { arguments: refused = [], attributes = [] }: OneMajorOnly = ONE_MAJOR_ONLY[type] ?? {};
    const region = attribute === 'region' && !HAVE_A_REGION.includes(type);
    const known = ![...refused, ...attributes].includes(attribute) && !region;
    return known ? [] : [`${type}: reads ${attribute}`];
  });
}
