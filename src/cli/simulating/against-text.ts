type Named = Readonly<Record<string, unknown>>;

/** The parts of a stack's text that are looked at here. */
interface StackText {
  readonly module?: Readonly<Record<string, { readonly source?: string }>>;
  readonly terraform?: { readonly required_providers?: Named };
  readonly resource?: Named;
  readonly data?: Named;
  readonly ephemeral?: Named;
  readonly variable?: Named;
}

const parse = (terraform: string) => JSON.parse(terraform) as StackText;

/** Functions of the engine that read files of the repository. */
const READS_FILES = /\b(?:templatefile|fileset|file(?:base64)?(?:md5|sha(?:1|256|512))?)\(/;

/** Whether a stack is all that its text says: neither files nor modules of the repository go into it. */
export function standsAlone(terraform: string): boolean {
  const isLocal = ({ source = '' }) => /^\.{0,2}\//.test(source);
  return (
    !READS_FILES.test(terraform) && !Object.values(parse(terraform).module ?? {}).some(isLocal)
  );
}

const NEEDED = ['resource', 'data', 'ephemeral', 'variable'] as const;

/** Whether the providers that were begun for one stack are all that another one needs, with what was given to them. */
export function isServedLike(other: string, terraform: string): boolean {
  const [theirs, ours] = [parse(other), parse(terraform)];
  if (ours.module !== undefined) return false;
  const providers = [theirs, ours].map(({ terraform: settings }) =>
    JSON.stringify(settings?.required_providers),
  );
  return (
    providers[0] === providers[1] &&
    NEEDED.every((block) =>
      Object.keys(ours[block] ?? {}).every((name) => name in (theirs[block] ?? {})),
    )
  );
}
