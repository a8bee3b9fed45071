import { readAt, repository } from './repository';

const score =
  'apiVersion: score.dev/v1b1\nmetadata: {name: cart}\ncontainers: {main: {image: nginx}}\n';
const STAGING = 'projects/shop/environments/staging.yaml';

const SHOP = { 'projects/shop/cart/score.yaml': score, [STAGING]: 'type: staging\n' };

const typesIn = (root: string, instead: Readonly<Record<string, string>>) => {
  const { projects, codes } = readAt(root, { instead: new Map(Object.entries(instead)) });
  const types = projects.flatMap(({ environments }) =>
    environments.map(({ name, type, paused }) => `${name} ${type}${paused ? ' paused' : ''}`),
  );
  return { types, codes };
};

describe('a text that is about to be written', () => {
  test.each([
    {
      because: 'takes the place of a file',
      instead: { [STAGING]: 'type: production\npaused: true\n' },
      types: ['staging production paused'],
    },
    {
      because: 'is found where there is no file yet',
      instead: { 'projects/shop/environments/pr-42.yaml': 'type: preview\n' },
      types: ['pr-42 preview', 'staging staging'],
    },
    {
      because: 'may be the first of its project',
      instead: { 'projects/blog/environments/live.yaml': 'type: live\n' },
      types: ['live live', 'staging staging'],
    },
  ])('$because', ({ instead, types }) => {
    expect(typesIn(repository(SHOP), instead)).toEqual({ types, codes: [] });
  });

  test('is judged as any other', () => {
    const instead = { [STAGING]: 'type: staging\nimages: {crat: x}\n' };

    expect(typesIn(repository(SHOP), instead)).toEqual({
      types: [],
      codes: ['read/unknown-workload'],
    });
  });

  test('may not be larger than a file may be', () => {
    const instead = { [STAGING]: `type: staging\n${'#'.repeat(300_000)}\n` };

    expect(typesIn(repository(SHOP), instead).codes).toEqual(['read/limit-exceeded']);
  });
});
