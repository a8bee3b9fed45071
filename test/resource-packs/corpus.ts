import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

/** Real Score files of the field, where they lie beside this repository. */
export const CORPUS = resolve(__dirname, '../../../shared/score-corpus');

/** A Score file of the corpus, as a project of its own. */
export interface CorpusProject {
  /** The path of the file within the corpus. */
  readonly path: string;
  readonly project: string;
  /** The files of the project, by their path in a repository. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

interface Score {
  readonly metadata: { readonly name: string };
  readonly containers: Readonly<
    Record<string, { readonly image?: string; readonly files?: unknown }>
  >;
  readonly resources?: Readonly<
    Record<string, { readonly type: string; readonly params?: Readonly<Record<string, unknown>> }>
  >;
}

/** Whether the corpus lies beside this repository. */
export const HAS_CORPUS = existsSync(join(CORPUS, 'EXPECTED.tsv'));

/**
 * Every valid file of the corpus, each as a project with what the file leaves to others: images for those that are built
 * from source, the answers of the environment, and the workloads that it points at.
 *
 * @param environmentType of the one environment, which is called `test`
 */
export function corpusProjects(environmentType: string): readonly CorpusProject[] {
  const rows = readFileSync(join(CORPUS, 'EXPECTED.tsv'), 'utf8').trim().split('\n').slice(1);
  return rows
    .map((row) => row.split('\t'))
    .filter(([, verdict]) => verdict === 'valid')
    .map(([path = '']) => projectOf(path, environmentType));
}

function projectOf(path: string, environmentType: string): CorpusProject {
  const text = readFileSync(join(CORPUS, path), 'utf8');
  const score = parse(text) as Score;
  const project = path
    .replace(/\/score\.yaml$|\.yaml$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const root = `projects/${project}`;
  const { name } = score.metadata;
  return {
    path,
    project,
    files: {
      [`${root}/${name}/score.yaml`]: text,
      ...filesBeside(path, score, `${root}/${name}`),
      ...Object.fromEntries(
        [...pointedAt(score)].map(([workload, port]) => [
          `${root}/${workload}/score.yaml`,
          stringify(standIn(workload, port)),
        ]),
      ),
      [`${root}/environments/test.yaml`]: stringify({
        type: environmentType,
        images: builtImages(score),
        values: environmentValues(text, score),
      }),
    },
  };
}

/** The sources that a file names; some were never put into the corpus. */
function filesBeside(path: string, score: Score, root: string): Record<string, string> {
  const folder = join(CORPUS, dirname(path));
  const there = readdirSync(folder);
  const sources = Object.values(score.containers).flatMap(({ files = {} }) =>
    Object.values(files as Record<string, { source?: string }>).flatMap(({ source }) =>
      source === undefined ? [] : [source],
    ),
  );
  return Object.fromEntries(
    sources.map((source) => [
      `${root}/${source}`,
      there.includes(source) ? readFileSync(join(folder, source), 'utf8') : 'not in the corpus\n',
    ]),
  );
}

/** The workloads that requests point at, and a port that is asked for by its name or number. */
function pointedAt({ resources = {} }: Score): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(resources).flatMap(([request, { type, params = {} }]) => {
      if (type === 'service') return [[request, 'web'] as const];
      if (type === 'service-port') return [[String(params['workload']), params['port']] as const];
      return [];
    }),
  );
}

function standIn(workload: string, port: unknown): object {
  const byNumber = typeof port === 'number';
  return {
    apiVersion: 'score.dev/v1b1',
    metadata: { name: workload },
    containers: { main: { image: 'registry.example/stand-in:1' } },
    service: { ports: { [byNumber ? 'web' : String(port)]: { port: byNumber ? port : 8080 } } },
  };
}

function builtImages({ metadata, containers }: Score): Record<string, string> {
  const names = Object.keys(containers);
  return Object.fromEntries(
    names
      .filter((name) => containers[name]?.image === '.')
      .map((name) => [
        names.length === 1 ? metadata.name : `${metadata.name}.${name}`,
        'registry.example/built:1',
      ]),
  );
}

function environmentValues(text: string, { resources = {} }: Score): Record<string, string> {
  const placeholders = [...text.matchAll(/(?<!\$)\$\{resources\.([^.}]+)\.([^}]+)\}/g)];
  return Object.fromEntries(
    placeholders
      .filter(([, request = '']) => resources[request]?.type === 'environment')
      .map(([, , key = '']) => [key, 'value']),
  );
}
