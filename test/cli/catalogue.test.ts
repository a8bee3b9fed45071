import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/cli/catalogue';
import { errorsPage } from '../../src/cli/views/errors-page';

const problems = catalogue();

test('no code means two things', () => {
  const codes = problems.map(({ code }) => code);

  expect(codes).toEqual([...new Set(codes)].sort());
});

describe.each(problems)('$code', ({ code, summary, explanation }) => {
  test('is a word of its finder', () => {
    expect(code).toMatch(
      /^(read|platform|match|create|edit|deploy|simulate|cli)\/[a-z0-9]+(-[a-z0-9]+)*$/,
    );
  });

  test('has a title and an explanation in whole sentences', () => {
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    expect(explanation).toMatch(/^[A-Z"`].*\.$/s);
  });
});

test('docs/errors.md is what scripts/errors-page.ts would write', () => {
  const page = join(__dirname, '..', '..', 'docs', 'errors.md');

  expect(readFileSync(page, 'utf8')).toBe(errorsPage(problems));
});
