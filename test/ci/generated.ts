import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const PROGRAM = resolve(__dirname, '../../bin/scoreform.js');

export type System = 'github' | 'gitlab';

/** One command line of a job, and where it stands. */
export interface JobScript {
  readonly where: string;
  readonly text: string;
}

/** A file as it was generated; its path is relative to the repository. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** A new repository as `scoreform init --ci` writes it. */
export class Generated {
  private constructor(
    readonly system: System,
    readonly root: string,
  ) {}

  static repository(system: System): Generated {
    const root = mkdtempSync(join(tmpdir(), 'scoreform-ci-'));
    execFileSync(process.execPath, [PROGRAM, 'init', '--ci', system], { cwd: root });
    return new Generated(system, root);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** The folder of scripts, absolute. */
  get scripts(): string {
    return join(this.root, `.${this.system}`, 'scoreform');
  }

  /** All that is there because of `--ci`, sorted by path. */
  files(): GeneratedFile[] {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.root, join(entry.parentPath, entry.name)))
      .map((path) => path.split(sep).join('/'))
      .filter((path) => path.startsWith(`.${this.system}`))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(this.root, path), 'utf8') }));
  }

  /** The workflows, the action and the pipelines: all that the platform itself reads. */
  pipelines(): (GeneratedFile & { readonly content: Mapping })[] {
    return this.files()
      .filter(({ path }) => /\.ya?ml$/.test(path))
      .map((file) => ({ ...file, content: contentOf(file) }));
  }
}

export type Mapping = Readonly<Record<string, unknown>>;

/** The last document of a file: a pipeline of GitLab says in another one before it what it is given. */
export function contentOf({ path, text }: GeneratedFile): Mapping {
  const documents = parseAllDocuments(text, { merge: true });
  const last = Array.isArray(documents) ? documents.at(-1) : undefined;
  if (!last || last.errors.length > 0) throw new Error(`${path}: ${String(last?.errors)}`);
  return last.toJS() as Mapping;
}

/** A value that is a mapping, or an empty one. */
export function mapping(value: unknown): Readonly<Record<string, Mapping>> {
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, Mapping>;
}

/** A value that is a list, or an empty one. */
export function list<Entry = Mapping>(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? (value as Entry[]) : [];
}

/** The jobs of a workflow or of a pipeline, by name; templates of jobs count. */
export function jobsOf(system: System, content: Mapping): Readonly<Record<string, Mapping>> {
  if (system === 'github') return mapping(content['jobs']);
  const jobs = Object.entries(mapping(content)).filter(
    ([, job]) => 'script' in job || 'extends' in job || 'trigger' in job || 'before_script' in job,
  );
  return Object.fromEntries(jobs);
}

/** Every piece of shell in a workflow, an action or a pipeline. */
export function shellOf(system: System, path: string, content: Mapping): JobScript[] {
  if (system === 'gitlab') {
    return Object.entries(jobsOf(system, content)).flatMap(([name, job]) =>
      ['before_script', 'script', 'after_script'].flatMap((part) =>
        'trigger' in job || !(part in job)
          ? []
          : [{ where: `${path}: ${name}`, text: list<string>(job[part]).join('\n') }],
      ),
    );
  }
  const action = list(mapping(content)['runs']?.['steps']);
  const jobs = Object.entries(jobsOf(system, content)).flatMap(([name, job]) =>
    list(job['steps']).map((step) => ({ name, step })),
  );
  return [...jobs, ...action.map((step) => ({ name: 'action', step }))].flatMap(({ name, step }) =>
    typeof step['run'] === 'string' ? [{ where: `${path}: ${name}`, text: step['run'] }] : [],
  );
}

/** What `pipeline.mjs` of GitLab printed. */
export const parsePipeline = (text: string): Mapping => parse(text) as Mapping;
