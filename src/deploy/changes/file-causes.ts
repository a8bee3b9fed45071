import type { Cause, EmittedResource, LineSubject, StackDescription } from '../../model';

/** A file that went into the stack and is not as it was. */
export interface ChangedInput {
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** The lines that are new or changed, in the file as it is now. */
  readonly lines: readonly number[];
  /** True where lines were taken out and nothing stands in their place. @default false */
  readonly removed?: boolean;
  /** Set where the whole file came or went. */
  readonly whole: 'added' | 'removed' | null;
  /** What a line is about. */
  readonly subjectAt: (line: number) => LineSubject;
}

const WORKLOAD = 'workload';
/** The type of the resources that answer the values of an environment. */
const VALUES = 'environment';

/** How near a line is to a resource; what is further away comes later. */
const NEARNESS = ['itself', 'workload', 'environment', 'file'] as const;
type Nearness = (typeof NEARNESS)[number];

/** Finds the lines of changed files that a resource changes for. */
export class FileCauses {
  readonly #resources: ReadonlyMap<string, EmittedResource>;

  constructor(
    private readonly inputs: readonly ChangedInput[],
    description: StackDescription,
    before: StackDescription | undefined,
  ) {
    const all = [...(before?.resources ?? []), ...description.resources];
    this.#resources = new Map(all.map((resource) => [resource.address, resource]));
  }

  /** The nearest first; of lines that follow one another, the first. */
  of(resource: EmittedResource): Cause[] {
    const found = this.inputs.flatMap((input) => this.#inFile(input, resource));
    return NEARNESS.flatMap((nearness) =>
      found.filter((one) => one.nearness === nearness).map(({ cause }) => cause),
    );
  }

  /** The code of the platform, where it changed: what to name where nothing else explains a change. */
  platform(): Cause[] {
    return this.inputs
      .filter(({ path }) => isCode(path))
      .map(({ path, lines, whole }) => ({
        kind: 'file',
        file: path,
        line: whole === null ? (lines[0] ?? null) : null,
      }));
  }

  #inFile(input: ChangedInput, resource: EmittedResource): Found[] {
    const { path, lines, whole, removed = false } = input;
    if (isCode(path)) return [];
    if (whole !== null || isSource(path)) return this.#asWhole(input, resource);
    const about = lines.flatMap((line) => {
      const nearness = this.#nearness(input.subjectAt(line), input, resource);
      return nearness ? [{ nearness, line }] : [];
    });
    const found = firstOfRuns(about).map(({ nearness, line }): Found => {
      return { nearness, cause: { kind: 'file', file: path, line } };
    });
    // What stood on lines that are gone nobody can tell; the file is all that can be named.
    const isSilent = found.length === 0 && (removed || lines.length === 0);
    return isSilent ? this.#asWhole(input, resource) : found;
  }

  /** A file that came or went, whose text has no lines to speak of, or that only lost some. */
  #asWhole({ path, whole }: ChangedInput, resource: EmittedResource): Found[] {
    const concerned =
      resource.requestedAt.some(({ file }) => file === path) ||
      (isSource(path) && this.#isSourceOf(path, resource)) ||
      (whole === null && isEnvironmentFile(path) && resource.type === WORKLOAD);
    if (!concerned) return [];
    return [{ nearness: 'file', cause: { kind: 'file', file: path, line: null } }];
  }

  /** Files that a Score file brings in lie in its folder. */
  #isSourceOf(path: string, { type, requestedAt }: EmittedResource): boolean {
    return (
      type === WORKLOAD &&
      requestedAt.some(({ file }) => path.startsWith(file.slice(0, file.lastIndexOf('/') + 1)))
    );
  }

  #nearness(
    subject: LineSubject,
    input: ChangedInput,
    resource: EmittedResource,
  ): Nearness | undefined {
    switch (subject.kind) {
      case 'none':
        return undefined;
      case 'resource':
        return this.#nearnessToRequest(subject, input, resource);
      case 'workload':
      case 'image':
        return nearnessToWorkload(subject.workload, resource);
      case 'workloads':
        return resource.type === WORKLOAD ? 'environment' : undefined;
      case 'value':
        return this.#usesValues(resource) ? 'environment' : undefined;
      case 'rename':
        return resource.address === subject.to ? 'itself' : undefined;
      case 'environment':
        return 'environment';
    }
  }

  #nearnessToRequest(
    { workload, name }: { readonly workload: string; readonly name: string },
    { path, subjectAt }: ChangedInput,
    resource: EmittedResource,
  ): Nearness | undefined {
    if (resource.type === WORKLOAD) return nearnessToWorkload(workload, resource);
    const isOwn = resource.id === `${workload}.${name}`;
    const isAsked = resource.requestedAt.some(({ file, line }) => {
      const asked = file === path ? subjectAt(line) : undefined;
      return asked?.kind === 'resource' && asked.workload === workload && asked.name === name;
    });
    return isOwn || isAsked ? 'itself' : undefined;
  }

  /** Resources that answer values, and the workloads that ask them. */
  #usesValues({ type, dependsOn }: EmittedResource): boolean {
    if (type === VALUES) return true;
    return (
      type === WORKLOAD && dependsOn.some(({ to }) => this.#resources.get(to)?.type === VALUES)
    );
  }
}

interface Found {
  readonly nearness: Nearness;
  readonly cause: Cause;
}

/** A resource of several workloads changes for one of them only in rare cases. */
function nearnessToWorkload(workload: string, resource: EmittedResource): Nearness | undefined {
  if (resource.type === WORKLOAD) return resource.id === workload ? 'itself' : undefined;
  const [only, ...others] = resource.workloads;
  return only === workload && others.length === 0 ? 'workload' : undefined;
}

interface NearLine {
  readonly line: number;
  readonly nearness: Nearness;
}

/** Lines that follow one another are one change. */
function firstOfRuns(lines: readonly NearLine[]): NearLine[] {
  return lines.filter(({ line, nearness }, index) => {
    const previous = lines[index - 1];
    return previous?.line !== line - 1 || previous.nearness !== nearness;
  });
}

function isCode(path: string): boolean {
  return !path.startsWith('projects/');
}

function isEnvironmentFile(path: string): boolean {
  return /^projects\/[^/]+\/environments\/[^/]+\.yaml$/.test(path);
}

/** Whether a file is one that a Score file brings in. */
function isSource(path: string): boolean {
  return !(
    isEnvironmentFile(path) ||
    /^projects\/[^/]+\/project\.yaml$/.test(path) ||
    /(?:^|\/)(?:score|[^/]+\.score)\.yaml$/.test(path)
  );
}
