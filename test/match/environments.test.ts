import { matched, matchedAll, projectOf, said } from './estate';
import { plain, store } from './graphs';

describe('environments', () => {
  test('an unknown type is told at the type, and asks for nothing', () => {
    const project = projectOf({
      workloads: { cart: { resources: { db: store() } } },
      environments: { dev: { type: 'constructor' } },
    });
    const { resources, graph, problems, diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual([
      'match/unknown-environment-type @ environments/dev.yaml type',
    ]);
    expect({ resources, graph, problems }).toEqual({
      resources: [],
      graph: undefined,
      problems: 1,
    });
  });

  test('one mistake in a Score file is told once, and counts in every environment', () => {
    const project = projectOf({
      workloads: { cart: { resources: { db: store({ params: { sise: 1 } }) } } },
      environments: { dev: {}, test: {} },
    });
    const { results, diagnostics } = matchedAll([project], plain);
    expect(said(diagnostics)).toEqual([
      'match/unknown-param @ cart/score.yaml resources/db/params/sise',
    ]);
    expect(results.map(({ problems }) => problems)).toEqual([1, 1]);
  });

  test('results are sorted by project and environment', () => {
    const of = (name: string) =>
      projectOf({ name, workloads: { cart: {} }, environments: { test: {}, dev: {} } });
    const { results } = matchedAll([of('b'), of('a')], plain);
    expect(results.map(({ context }) => `${context.project}/${context.environment}`)).toEqual([
      'a/dev',
      'a/test',
      'b/dev',
      'b/test',
    ]);
  });
});
