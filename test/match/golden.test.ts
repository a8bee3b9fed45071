import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDiagnostic } from '../../src/cli/views/diagnostic-text';
import { alias } from '../../src/kinds/alias';
import { match, matchProblems } from '../../src/match';
import type { ResourceType } from '../../src/pack';
import { definePlatform, type Criteria, type Rule } from '../../src/platform';
import { readRepository } from '../../src/read';
import { postgresType, s3Type, volumeType, wellKnownTypes } from '../../src/resource-types';
import { goldenCases } from '../golden';
import { definitionOf, packOf } from './packs';

const testdata = join(__dirname, 'testdata');

const needsFailing = () => {
  throw new Error('Cannot read properties of undefined');
};

/** Every well-known type; the classes are there for what can go wrong with them. */
const base = packOf(
  'base',
  ...wellKnownTypes.map((type) => definitionOf(type)),
  definitionOf(postgresType, { class: 'large' }),
  definitionOf(s3Type, {
    class: 'guarded',
    needs: { identity: { type: 'workload-identity', per: 'workload' } },
    unavailable: {
      secret_key: 'Access comes from the identity of the workload. Leave the keys out.',
    },
  }),
  definitionOf(volumeType, { class: 'failing', needs: needsFailing }),
  alias(volumeType, { class: 'loop-a', to: { class: 'loop-b' } }),
  alias(volumeType, { class: 'loop-b', to: { class: 'loop-a' } }),
  alias(volumeType, { class: 'elsewhere', to: { class: 'missing' } }),
);

const extra = packOf('extra', definitionOf(postgresType, { name: 'extra-postgres' }));

function ruleAt(line: number, criteria: Criteria): Rule {
  const definition = definitionOf(postgresType as ResourceType, { name: `rule-${String(line)}` });
  return { criteria, definition, calledAt: `stacks/platform.ts:${String(line)}:5` };
}

const platform = definePlatform({
  environmentTypes: {
    development: { packs: [base] },
    doubled: { packs: [base, extra] },
    minimal: { packs: [packOf('minimal', ...base.only('workload', 's3').resources)] },
    failing: { packs: [({ labels }) => packOf(labels['region']?.trim() ?? needsFailing())] },
  },
  rules: [
    ruleAt(12, { id: 'tied-db', labels: { tier: 'gold' } }),
    ruleAt(17, { id: 'tied-db', workload: 'cart' }),
    ruleAt(23, { id: 'never-db', labels: { tier: 'silver' } }),
  ],
});

describe('what a user sees', () => {
  goldenCases(testdata, (folder) => {
    const said: string[] = [];
    const report = (diagnostic: Parameters<typeof renderDiagnostic>[0]) => {
      said.push(renderDiagnostic(diagnostic));
    };
    match(readRepository(folder, report), platform, report);
    return said.length > 0 ? said.join('\n') : 'nothing is wrong\n';
  });

  test('every kind of problem has a case', () => {
    const wants = readdirSync(testdata).map((name) => join(testdata, name, 'want.txt'));
    const shown = wants.flatMap((want) =>
      [...readFileSync(want, 'utf8').matchAll(/\[(match\/[a-z0-9-]+)\]$/gm)].map(
        ([, code]) => code,
      ),
    );
    const never = matchProblems.map(({ code }) => code).filter((code) => !shown.includes(code));

    expect(never).toEqual([]);
  });

  test.each(matchProblems)('$code is explained in whole sentences', ({ explanation, summary }) => {
    expect(explanation).toMatch(/^[A-Z`].*[.!]$/s);
    expect(summary).toMatch(/^[A-Z][^."]*$/);
  });
});
