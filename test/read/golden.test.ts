import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDiagnostic } from '../../src/cli/views/diagnostic-text';
import { Template, type Project } from '../../src/model';
import { readFiles, readProblems, readRepository } from '../../src/read';
import { goldenCases } from '../golden';

const testdata = join(__dirname, 'testdata');

/** A case is a repository, or one Score file, or the paths that somebody asked for. */
function pathsOf(folder: string): string[] {
  const paths = join(folder, 'paths.txt');
  if (existsSync(paths)) return readFileSync(paths, 'utf8').trim().split('\n');
  return existsSync(join(folder, 'score.yaml')) ? ['score.yaml'] : [];
}

/** A project without the functions and files that it carries along. */
function printed(project: Project): string {
  const text = JSON.stringify(
    project,
    (key, value: unknown) => {
      if (key === 'file' || key === 'range') return undefined;
      return Template.is(value) ? `template: ${String(value)}` : value;
    },
    2,
  );
  return `${text}\n`;
}

describe('what a user sees', () => {
  goldenCases(testdata, (folder) => {
    const said: string[] = [];
    const files = readFiles(folder, pathsOf(folder), (diagnostic) => {
      said.push(renderDiagnostic(diagnostic));
    });
    const verdicts = files.map(({ file, valid }) => `${valid ? 'valid  ' : 'invalid'} ${file}\n`);
    const sound = files.length > 0 && said.length === 0;
    const projects = sound ? readRepository(folder, () => undefined).map(printed) : [];
    return [...said, verdicts.join(''), ...projects].join('\n');
  });

  test('every kind of problem has a case', () => {
    const wants = readdirSync(testdata).map((name) => join(testdata, name, 'want.txt'));
    const shown = wants.flatMap((want) =>
      [...readFileSync(want, 'utf8').matchAll(/\[(read\/[a-z0-9-]+)\]$/gm)].map(([, code]) => code),
    );
    const never = readProblems.map(({ code }) => code).filter((code) => !shown.includes(code));

    expect(never).toEqual([]);
  });

  test.each(readProblems)('$code is explained in whole sentences', ({ explanation, summary }) => {
    expect(explanation).toMatch(/^[A-Z].*[.!]$/s);
    expect(summary).toMatch(/^[A-Z][^."]*$/);
  });
});
