import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import type { Diagnostic } from '../../src/diagnostics';
import { readFiles } from '../../src/read';
import { readAt, repository } from './repository';

const score = (name: string, more = '') =>
  `apiVersion: score.dev/v1b1\nmetadata: {name: ${name}}\ncontainers: {main: {image: nginx}}\n${more}`;
const environment = 'type: development\n';

const SHOP = {
  'projects/shop/cart/score.yaml': score('cart'),
  'projects/shop/web/score.yaml': score('web'),
  'projects/shop/web/jobs/mail.score.yaml': score('mail'),
  'projects/shop/environments/development.yaml': environment,
  'projects/shop/environments/production.yaml':
    'type: production\noverrides: {web: {containers: {main: {image: other}}}}\n',
  'projects/blog/post/score.yaml': score('post'),
  'projects/blog/environments/development.yaml': environment,
};

describe('what is found', () => {
  test('projects, environments and workloads, sorted by name', () => {
    const { projects, codes } = readAt(repository(SHOP));

    expect(codes).toEqual([]);
    expect(
      projects.map(({ name, environments, workloads }) => [
        name,
        environments.map((each) => each.name),
        workloads.map((each) => each.name),
      ]),
    ).toEqual([
      ['blog', ['development'], ['post']],
      ['shop', ['development', 'production'], ['cart', 'mail', 'web']],
    ]);
  });

  test('nothing in hidden folders, in node_modules and behind links to folders', () => {
    const root = repository({
      ...SHOP,
      'projects/shop/.cache/score.yaml': score('cached'),
      'projects/shop/web/node_modules/x/score.yaml': score('packed'),
      'projects/.hidden/a/score.yaml': score('hidden'),
      'projects/README.md': 'not a project',
      'elsewhere/score.yaml': score('elsewhere'),
    });
    symlinkSync(join(root, 'elsewhere'), join(root, 'projects/shop/linked'));
    symlinkSync(join(root, 'projects/shop'), join(root, 'projects/again'));

    const { projects, codes } = readAt(root);

    expect(codes).toEqual([]);
    expect(projects.map(({ workloads }) => workloads.length)).toEqual([1, 3]);
  });

  test('a link to a file of the repository, but none that leads out of it', () => {
    const outside = repository({ 'score.yaml': score('outside') });
    const root = repository({ ...SHOP, 'templates/score.yaml': score('linked') });
    mkdirSync(join(root, 'projects/shop/linked'));
    symlinkSync('../../../templates/score.yaml', join(root, 'projects/shop/linked/score.yaml'));
    symlinkSync(join(outside, 'score.yaml'), join(root, 'projects/shop/out.score.yaml'));

    const { projects, codes } = readAt(root);

    expect(codes).toEqual(['read/unreadable-file']);
    expect(projects[1]?.workloads.map(({ name }) => name)).toEqual([
      'cart',
      'linked',
      'mail',
      'web',
    ]);
  });

  test('inputs are all files that were read, by their content', () => {
    const root = repository({
      'projects/shop/a/score.yaml': score('cart'),
      'projects/shop/project.yaml': '',
    });
    const [shop] = readAt(root).projects;

    expect(shop?.inputs).toEqual([
      {
        path: 'projects/shop/a/score.yaml',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      {
        path: 'projects/shop/project.yaml',
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    ]);
  });
});

describe('only some environments', () => {
  test('others are not even read', () => {
    const root = repository({ ...SHOP, 'projects/shop/environments/broken.yaml': '[' });
    const { projects, codes } = readAt(root, {
      only: (project, name) => project === 'shop' && name === 'production',
    });

    expect(codes).toEqual([]);
    expect(projects.map(({ name }) => name)).toEqual(['shop']);
    expect(projects[0]?.environments.map(({ name }) => name)).toEqual(['production']);
    expect(projects[0]?.inputs.map(({ path }) => path)).not.toContain(
      'projects/shop/environments/broken.yaml',
    );
  });

  test('none of them is no mistake of the repository', () => {
    expect(readAt(repository(SHOP), { only: () => false })).toMatchObject({
      projects: [],
      codes: [],
    });
  });
});

describe('environments', () => {
  test('share the workloads that they do not override', () => {
    const { projects } = readAt(repository(SHOP));
    const [development, production] = projects[1]?.environments ?? [];

    expect(development?.workloads).toBe(projects[1]?.workloads);
    expect(production?.workloads[0]).toBe(projects[1]?.workloads[0]);
    expect(production?.workloads.map(({ images }) => images['main'])).toEqual([
      'nginx',
      'nginx',
      'other',
    ]);
  });

  test('lay their values over those of the project', () => {
    const root = repository({
      ...SHOP,
      'projects/shop/project.yaml': 'values: {A: project, B: {secret: a/b}}\n',
      'projects/shop/environments/development.yaml':
        'type: development\nvalues: {A: environment}\n',
    });

    expect(readAt(root).projects[1]?.environments[0]?.values).toEqual({
      A: 'environment',
      B: { secret: 'a/b' },
    });
  });

  test('a broken one is left out, the others stay', () => {
    const root = repository({ ...SHOP, 'projects/shop/environments/production.yaml': 'typ: x\n' });
    const { projects, codes } = readAt(root);

    expect(codes).toEqual(['read/missing-field', 'read/unknown-field']);
    expect(projects[1]?.environments.map(({ name }) => name)).toEqual(['development']);
  });

  test('a broken workload is left out, and makes no noise where it is named', () => {
    const root = repository({
      ...SHOP,
      'projects/shop/web/score.yaml': score('web', 'nonsense: 1\n'),
      'projects/shop/environments/development.yaml':
        'type: development\nimages: {web: a, web.main: b}\noverrides: {web: {containers: {}}}\n',
    });
    const { projects, codes } = readAt(root);

    expect(codes).toEqual(['read/unknown-field']);
    expect(projects[1]?.environments[0]?.workloads.map(({ name }) => name)).toEqual([
      'cart',
      'mail',
    ]);
  });

  test('places of what an override says are in the environment file', () => {
    const { projects } = readAt(repository(SHOP));
    const web = projects[1]?.environments[1]?.workloads[2];
    const places = [
      web?.rangeOf(['containers', 'main', 'image']),
      web?.rangeOf(['metadata', 'name']),
    ];

    expect(places.map((range) => range?.file.path)).toEqual([
      'projects/shop/environments/production.yaml',
      'projects/shop/web/score.yaml',
    ]);
  });
});

describe('readFiles', () => {
  const found = (root: string, paths: readonly string[]) => {
    const reported: Diagnostic[] = [];
    const files = readFiles(root, paths, (diagnostic) => reported.push(diagnostic));
    return { files, codes: reported.map(({ code }) => code) };
  };
  const broken = { ...SHOP, 'projects/shop/web/score.yaml': score('cart') };

  test('without paths looks at everything', () => {
    const { files, codes } = found(repository(broken), []);

    expect(codes).toEqual(['read/duplicate-workload', 'read/unknown-workload']);
    expect(files.filter(({ valid }) => !valid).map(({ file }) => file)).toEqual([
      'projects/shop/environments/production.yaml',
      'projects/shop/web/score.yaml',
    ]);
    expect(files).toHaveLength(7);
  });

  test('a folder stands for the files in it', () => {
    const root = repository(broken);

    expect(found(root, ['projects/blog'])).toMatchObject({ codes: [], files: [{}, {}] });
    expect(found(root, ['projects/shop/web']).files.map(({ file }) => file)).toEqual([
      'projects/shop/web/jobs/mail.score.yaml',
      'projects/shop/web/score.yaml',
    ]);
    expect(found(root, ['.']).files).toHaveLength(7);
    expect(found(root, [root]).files).toHaveLength(7);
  });

  test('a file is compared with the rest of its project', () => {
    const root = repository(broken);

    expect(found(root, ['projects/shop/environments/production.yaml']).codes).toEqual([
      'read/unknown-workload',
    ]);
    expect(found(root, ['projects/shop/environments/development.yaml']).codes).toEqual([]);
    // The other half of a conflict concerns it, too.
    expect(found(root, ['projects/shop/cart/score.yaml'])).toEqual({
      codes: ['read/duplicate-workload'],
      files: [{ file: 'projects/shop/cart/score.yaml', valid: false }],
    });
  });

  test('a file anywhere is read as a Score file', () => {
    const root = repository(SHOP);
    const outside = repository({
      'any.yaml': score('cart', 'resources: {x: {type: dns}}\n'),
      'good/score.yaml': score('cart').replace(
        'image: nginx',
        'image: nginx, files: {/a: {source: a}}',
      ),
      'good/a': 'text',
    });

    expect(found(root, [`${outside}/any.yaml`])).toEqual({
      codes: ['read/invalid-key'],
      files: [{ file: `${outside}/any.yaml`, valid: false }],
    });
    expect(found(root, [`${outside}/good`])).toEqual({
      codes: [],
      files: [{ file: `${outside}/good/score.yaml`, valid: true }],
    });
  });

  test('what is not there is said', () => {
    expect(found(repository(SHOP), ['projects/shop/nothing.yaml'])).toEqual({
      codes: ['read/missing-path'],
      files: [],
    });
  });
});

test('the working directory, the time zone and the order of reading make no difference', () => {
  const names = Object.keys(SHOP) as (keyof typeof SHOP)[];
  const printed = (order: typeof names) => {
    const root = repository(Object.fromEntries(order.map((name) => [name, SHOP[name]])));
    return JSON.stringify(readAt(resolve(root)).projects);
  };
  const first = printed(names);

  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
      expect(printed(order)).toBe(first);
    }),
    { numRuns: 10 },
  );
});
