import { alias } from '../../src/kinds/alias';
import { Template } from '../../src/model';
import { folderRecords } from '../../src/platform';
import { matched, platformOf, projectOf, said, type RequestText } from './estate';
import { graphOf, nodeAt, plain, store } from './graphs';
import { definitionOf, everything, packOf, storeType } from './packs';

describe('params and placeholders', () => {
  interface Case {
    because: string;
    resources: Record<string, RequestText>;
    variables?: Record<string, string>;
    reported: string[];
  }

  test.each<Case>([
    {
      because: 'a number fits where a number is taken',
      resources: { a: store(), b: store({ params: { size: '${resources.a.port}' } }) },
      reported: [],
    },
    {
      because: 'a text does not',
      resources: { a: store(), b: store({ params: { size: '${resources.a.host}' } }) },
      reported: ['match/param-type @ cart/score.yaml resources/b/params/size'],
    },
    {
      because: 'a number with text around it is a text',
      resources: { a: store(), b: store({ params: { size: '1${resources.a.port}' } }) },
      reported: ['match/param-type @ cart/score.yaml resources/b/params/size'],
    },
    {
      because: 'a key of a map may be anything',
      resources: { a: store(), b: store({ params: { size: '${resources.a.labels.size}' } }) },
      reported: [],
    },
    {
      because: 'a text has no keys',
      resources: { a: store(), b: store({ params: { region: '${resources.a.host.x}' } }) },
      reported: ['match/output-no-map @ cart/score.yaml resources/b/params/region'],
    },
    {
      because: 'an output that does not exist is told once, and not as a wrong type, too',
      resources: { a: store(), b: store({ params: { size: '${resources.a.prot}' } }) },
      reported: ['match/unknown-output @ cart/score.yaml resources/b/params/size'],
    },
    {
      because: 'what every object has is no output',
      resources: { a: store() },
      variables: { A: '${resources.a.constructor}', B: '${resources.a.__proto__}' },
      reported: [
        'match/unknown-output @ cart/score.yaml containers/main/variables/A',
        'match/unknown-output @ cart/score.yaml containers/main/variables/B',
      ],
    },
    {
      because: 'a secret goes into variables, whole or in a text',
      resources: { a: store() },
      variables: { A: '${resources.a.password}', B: 'x${resources.a.password}' },
      reported: [],
    },
    {
      because: 'a secret goes into a param that takes one',
      resources: { a: store(), b: store({ params: { login: '${resources.a.password}' } }) },
      reported: [],
    },
    {
      because: 'a secret goes nowhere else',
      resources: { a: store(), b: store({ params: { tags: { x: 'a${resources.a.password}' } } }) },
      reported: ['match/secret-in-param @ cart/score.yaml resources/b/params/tags/x'],
    },
    {
      because: 'a resource that has no definition is told once, and its placeholders are not',
      resources: { a: { type: 'stroe' } },
      variables: { A: '${resources.a.host}' },
      reported: ['match/no-definition @ cart/score.yaml resources/a/type'],
    },
    {
      because: 'everything wrong is told in one run',
      resources: { a: store({ params: { sise: 1, region: 7 } }), b: { type: 'internal' } },
      reported: [
        'match/not-requestable @ cart/score.yaml resources/b/type',
        'match/invalid-param @ cart/score.yaml resources/a/params/region',
        'match/unknown-param @ cart/score.yaml resources/a/params/sise',
      ],
    },
  ])('$because', ({ resources, variables = {}, reported }) => {
    const { diagnostics } = matched(
      projectOf({ workloads: { cart: { resources, variables } } }),
      plain,
    );
    expect(said(diagnostics)).toEqual(reported);
  });

  test('templates stand in the params of the graph where placeholders were', () => {
    const graph = graphOf({
      workloads: {
        cart: {
          resources: { a: store(), b: store({ params: { region: '${resources.a.host}' } }) },
        },
      },
    });
    expect(Template.is(nodeAt(graph, 'store.default#cart.b').params['region'])).toBe(true);
  });

  test('an output that the definition behind an alias cannot give is unavailable there, too', () => {
    const platform = platformOf([
      packOf(
        'stores',
        definitionOf(storeType, { class: 'slow', unavailable: { host: 'Use the port.' } }),
        alias(storeType, { to: { class: 'slow' } }),
      ),
      everything.without('store'),
    ]);
    const project = projectOf({
      workloads: { cart: { resources: { a: store() }, variables: { A: '${resources.a.host}' } } },
    });
    expect(said(matched(project, platform).diagnostics)).toEqual([
      'match/output-unavailable @ cart/score.yaml containers/main/variables/A',
    ]);
  });

  test.each([
    {
      because: 'a store resolves it',
      secrets: { name: 's', resolve: () => ({}) as never },
      reported: [],
    },
    {
      because: 'without a store it cannot be had',
      reported: ['match/no-secret-store @ cart/score.yaml containers/main/variables/A'],
    },
  ])('a secret of the environment: $because', ({ secrets, reported }) => {
    const project = projectOf({
      workloads: {
        cart: {
          resources: { env: { type: 'values' } },
          variables: { A: '${resources.env.KEY}', B: '${resources.env.PLAIN}' },
        },
      },
      environments: {
        dev: { values: { KEY: { secret: 'a/b' }, PLAIN: 'x', UNUSED: { secret: 'c' } } },
      },
    });
    const type = { packs: [everything], ...(secrets ? { secrets } : {}) };
    const records = folderRecords();
    const platform = { environmentTypes: { development: type }, rules: [], records };
    expect(said(matched(project, platform).diagnostics)).toEqual(reported);
  });
});
