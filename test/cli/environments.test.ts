import { selectEnvironments } from '../../src/cli/environments';
import type { Diagnostic } from '../../src/diagnostics';

const KNOWN = ['blog/production', 'shop/development', 'shop/production'];

interface Case {
  because: string;
  patterns: string[];
  chosen: string[];
  hints?: (string | undefined)[];
}

test.each<Case>([
  { because: 'no pattern chooses all', patterns: [], chosen: KNOWN },
  { because: 'a name chooses one', patterns: ['shop/production'], chosen: ['shop/production'] },
  {
    because: 'a pattern may stand for environments',
    patterns: ['shop/*'],
    chosen: ['shop/development', 'shop/production'],
  },
  {
    because: 'a pattern may stand for projects',
    patterns: ['*/production'],
    chosen: ['blog/production', 'shop/production'],
  },
  {
    because: 'patterns add up, and may choose the same',
    patterns: ['shop/*', 'shop/production', 'blog/{staging,production}'],
    chosen: KNOWN,
  },
  {
    because: 'a typing slip is no environment',
    patterns: ['shop/prodution'],
    chosen: [],
    hints: ['shop/production'],
  },
  {
    because: 'a project is no environment, but all of its',
    patterns: ['shop'],
    chosen: [],
    hints: ['shop/*'],
  },
  {
    because: 'an environment needs its project',
    patterns: ['development', 'production'],
    chosen: [],
    hints: ['shop/development', '*/production'],
  },
  {
    because: 'every pattern has to choose something',
    patterns: ['shop/production', 'nothing-like-it/*'],
    chosen: ['shop/production'],
    hints: [undefined],
  },
])('$patterns: $because', ({ patterns, chosen, hints = [] }) => {
  const { only, complete } = selectEnvironments(patterns);
  const found: Diagnostic[] = [];

  const kept = KNOWN.filter((name) => only(...(name.split('/') as [string, string])));
  const whole = complete((diagnostic) => void found.push(diagnostic));

  expect(kept).toEqual(chosen);
  expect(whole).toBe(hints.length === 0);
  expect(found.map(({ code }) => code)).toEqual(hints.map(() => 'cli/unknown-environment'));
  expect(found.map(({ detail }) => /Did you mean "(.*)"\?/.exec(detail)?.[1])).toEqual(hints);
});
