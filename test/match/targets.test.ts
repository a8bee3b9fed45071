import { matched, projectOf, said } from './estate';
import { nodeAt, plain } from './graphs';

describe('what leads to a workload', () => {
  interface Case {
    because: string;
    params?: object;
    target?: object | undefined;
    reported?: string[];
  }

  test.each<Case>([
    { because: 'without a port the workload is meant', target: { workload: 'cart' } },
    {
      because: 'a port by name',
      params: { port: 'web' },
      target: { workload: 'cart', port: 'web' },
    },
    {
      because: 'a port by number',
      params: { port: 80 },
      target: { workload: 'cart', port: 'web' },
    },
    {
      because: 'R-25 a number written as a text',
      params: { port: '80' },
      target: { workload: 'cart', port: 'web' },
    },
    {
      because: 'a name that looks like a number counts as a name first',
      params: { port: 9000 },
      target: { workload: 'cart', port: '9000' },
    },
    {
      because: 'R-26 the port is what callers use, not where the container listens',
      params: { port: 81 },
      reported: ['match/unknown-port @ cart/score.yaml resources/door/params/port'],
    },
    {
      because: 'another workload',
      params: { workload: 'orders' },
      target: { workload: 'orders' },
    },
    {
      because: 'R-30 a workload without ports has none to lead to',
      params: { workload: 'orders', port: 80 },
      reported: ['match/unknown-port @ cart/score.yaml resources/door/params/port'],
    },
    {
      because: 'R-31 an unknown workload',
      params: { workload: 'ordres' },
      reported: ['match/unknown-workload @ cart/score.yaml resources/door/params/workload'],
    },
    {
      because: 'what every object has is no workload',
      params: { workload: 'constructor' },
      reported: ['match/unknown-workload @ cart/score.yaml resources/door/params/workload'],
    },
    {
      because: 'a wrong param is told once',
      params: { port: { number: 80 } },
      reported: ['match/invalid-param @ cart/score.yaml resources/door/params/port'],
    },
  ])('$because', ({ params, target, reported = [] }) => {
    const door = { type: 'door', ...(params ? { params } : {}) };
    const project = projectOf({
      workloads: {
        cart: { resources: { door }, ports: { web: 80, admin: 9000, '9000': 70 } },
        orders: {},
      },
    });
    const { graph, diagnostics } = matched(project, plain);
    expect(said(diagnostics)).toEqual(reported);
    if (!target) return;
    const found = graph && nodeAt(graph, 'door.default#cart.door').target;
    const { workload, port } = found ?? {};
    expect({ workload, ...(port ? { port: port.name } : {}) }).toEqual(target);
  });
});

test.each([
  { because: 'a workload whose file is broken is no stranger', broken: ['catalog'], reported: 0 },
  { because: 'one that nobody wrote is', broken: [], reported: 1 },
])('$because', ({ broken, reported }) => {
  const door = { type: 'door', params: { workload: 'catalog' } };
  const project = projectOf({ broken, workloads: { cart: { resources: { door } } } });
  expect(matched(project, plain).diagnostics).toHaveLength(reported);
});

describe('how to ask whether a workload is ready', () => {
  interface ProbeCase {
    because: string;
    readinessProbe: object;
    probe?: object;
  }

  test.each<ProbeCase>([
    {
      because: 'by the path of the container that listens there',
      readinessProbe: { httpGet: { port: 81, path: '/readyz' } },
      probe: { path: '/readyz', scheme: 'HTTP' },
    },
    {
      because: 'over TLS where it says so',
      readinessProbe: { httpGet: { port: 81, path: '/', scheme: 'HTTPS' } },
      probe: { path: '/', scheme: 'HTTPS' },
    },
    {
      because: 'another port says nothing about this one',
      readinessProbe: { httpGet: { port: 9001, path: '/readyz' } },
    },
    {
      because: 'a command cannot be asked from outside',
      readinessProbe: { exec: { command: [] } },
    },
  ])('$because', ({ readinessProbe, probe }) => {
    const door = { type: 'door', params: { port: 'web' } };
    const container = { image: 'registry.example/app:1', readinessProbe };
    const project = projectOf({
      workloads: {
        cart: { resources: { door }, ports: { web: 80 }, containers: { main: container } },
      },
    });
    const { graph } = matched(project, plain);
    expect(graph && nodeAt(graph, 'door.default#cart.door').target).toEqual({
      workload: 'cart',
      port: expect.objectContaining({ name: 'web', targetPort: 81 }) as unknown,
      ports: [expect.objectContaining({ name: 'web' })],
      ...(probe && { probe }),
    });
  });
});
