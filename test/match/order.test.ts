import { matched, projectOf, said, type RequestText } from './estate';
import { graphOf, plain, store } from './graphs';

describe('order and cycles', () => {
  const chain = (length: number, last?: RequestText) =>
    Object.fromEntries(
      Array.from({ length }, (_, index): [string, RequestText] => {
        const next = `r${String(index + 1)}`;
        const region = `\${resources.${next}.host}`;
        return [
          `r${String(index)}`,
          index === length - 1 && last ? last : store({ params: { region } }),
        ];
      }),
    );

  test('a chain of thousands is ordered without recursion', () => {
    const graph = graphOf({ workloads: { cart: { resources: chain(5000, store()) } } });
    expect(graph.nodes).toHaveLength(5001);
    expect(String(graph.nodes[0]?.address)).toBe('store.default#cart.r4999');
    expect(String(graph.nodes.at(-1)?.address)).toBe('workload.default#cart');
  });

  test('a cycle of thousands is told, whole', () => {
    const last = store({ params: { region: '${resources.r0.host}' } });
    const project = projectOf({ workloads: { cart: { resources: chain(3000, last) } } });
    const { diagnostics } = matched(project, plain);
    expect(diagnostics.map(({ code }) => code)).toEqual(['match/cycle']);
    expect(diagnostics[0]?.related).toHaveLength(2999);
  });

  test('cycles are told once each, from their smallest address, whoever is written first', () => {
    const to = (name: string) => store({ params: { region: `\${resources.${name}.host}` } });
    const both = (one: string, other: string) =>
      store({ params: { region: `\${resources.${one}.host}\${resources.${other}.host}` } });
    const project = projectOf({
      workloads: {
        cart: { resources: { d: to('c'), c: both('b', 'd'), b: to('c'), a: to('b'), e: to('e') } },
      },
    });
    const { diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual([
      'match/cycle @ cart/score.yaml resources/b',
      'match/cycle @ cart/score.yaml resources/c',
      'match/cycle @ cart/score.yaml resources/e',
    ]);
    expect(diagnostics.map(({ related }) => related.length)).toEqual([1, 1, 0]);
  });
});
