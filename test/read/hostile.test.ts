import { readAt, repository } from './repository';

const HOSTILE = [
  '?\n',
  '!a ',
  '&a ',
  '*a ',
  ': ',
  ', ',
  '"',
  "'",
  '|\n',
  '>\n',
  '%a b\n',
  '---\n',
  '...\n',
  '#\n',
  '\n',
  '\t',
  '\r',
  ']',
  '}',
  '@',
  '`',
  '- - ',
  'a: [\n',
  '"\\',
  '{"',
  '${',
  '\u2028',
  '\ufeff',
  'a:\n b:\n',
  '<<: ',
  '? ? ',
  '-\n -\n',
  '&a *a ',
  '!!binary ',
];

test.each(HOSTILE)('%j again and again is refused by a diagnostic', (piece) => {
  const text = piece.repeat(Math.floor(12_000 / piece.length));
  const root = repository({
    'projects/shop/cart/score.yaml': text,
    'projects/shop/project.yaml': `# not empty\n${text}`,
    'projects/shop/environments/development.yaml': text,
  });
  const { reported, projects } = readAt(root);

  expect(
    projects.flatMap(({ workloads, environments }) => [...workloads, ...environments]),
  ).toEqual([]);
  expect(reported.length).toBeGreaterThan(0);
  expect(reported.length).toBeLessThanOrEqual(303);
});
