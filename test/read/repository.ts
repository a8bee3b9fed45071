import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics';
import type { Project, Workload } from '../../src/model';
import { readRepository, type ReadOptions } from '../../src/read';

const made: string[] = [];

/** A repository of these files, in a folder of its own that the test run removes. */
export function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'scoreform-read-'));
  made.push(root);
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return root;
}

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

export interface Reading {
  readonly projects: readonly Project[];
  readonly reported: readonly Diagnostic[];
  /** Their codes, in order. */
  readonly codes: readonly string[];
}

export function readAt(root: string, options?: ReadOptions): Reading {
  const reported: Diagnostic[] = [];
  const projects = readRepository(root, (diagnostic) => reported.push(diagnostic), options);
  return { projects, reported, codes: reported.map(({ code }) => code) };
}

/** Reads one Score file as the workload of a project. */
export function readScoreText(
  text: string | Uint8Array,
  others: Readonly<Record<string, string | Uint8Array>> = {},
): Reading & { readonly workload: Workload | undefined } {
  const files = Object.entries(others).map(([name, content]) => [
    `projects/shop/cart/${name}`,
    content,
  ]);
  const root = repository({
    'projects/shop/cart/score.yaml': text,
    ...(Object.fromEntries(files) as Record<string, string>),
  });
  const reading = readAt(root);
  return { ...reading, workload: reading.projects[0]?.workloads[0] };
}

/** What stands at the place of a diagnostic. */
export function placeOf({ subject }: Diagnostic): string {
  return subject ? subject.file.text.slice(subject.start, subject.end) : '';
}
