import { containerSize, taskSize } from '../../../resource-packs/aws/task/task-size';
import type { Container } from '../../../resource-packs/aws/workload/workload-params';

function container(
  limits: { cpu?: string; memory?: string } = {},
  requests: { cpu?: string; memory?: string } = {},
): Container {
  return { image: 'example.com/main:1', resources: { limits, requests } } as unknown as Container;
}

test.each([
  { containers: [container()], size: [256, 512], because: 'there is nothing smaller' },
  {
    containers: [container({ cpu: '250m', memory: '512Mi' })],
    size: [256, 512],
    because: 'it fits exactly',
  },
  {
    containers: [container({ cpu: '0.26' })],
    size: [512, 1024],
    because: 'a little more CPU needs the next size, and that has more memory',
  },
  {
    containers: [container({ memory: '600Mi' })],
    size: [256, 1024],
    because: 'memory comes in steps',
  },
  {
    containers: [container({ memory: '1100Mi' })],
    size: [256, 2048],
    because: 'the smallest size has two steps only, and then twice as much',
  },
  {
    containers: [container({ memory: '2.5Gi' })],
    size: [512, 3072],
    because: 'memory may need more CPU than was asked for',
  },
  {
    containers: [container({}, { cpu: '1', memory: '1G' }), container({ cpu: '500m' })],
    size: [2048, 4096],
    because: 'containers run side by side, and what is asked for counts like a limit',
  },
  {
    containers: [container({ cpu: '8', memory: '17Gi' })],
    size: [8192, 20_480],
    because: 'large sizes have large steps',
  },
  {
    containers: [container({ cpu: '16', memory: '120Gi' })],
    size: [16_384, 122_880],
    because: 'it is the largest',
  },
])('$size is enough, because $because', ({ containers, size: [cpu, memory] }) => {
  const named = Object.fromEntries(containers.map((it, index) => [`c${String(index)}`, it]));
  expect(taskSize(named)).toEqual({ cpu, memory });
});

test('what else runs in a task takes its room', () => {
  const named = { main: container({ cpu: '250m', memory: '512Mi' }) };
  expect(taskSize(named, [{ cpu: 256, memory: 64 }])).toEqual({ cpu: 512, memory: 1024 });
});

test.each(['17', '9999m'])('%s CPUs and 200 GiB are more than Fargate has', (cpu) => {
  expect(() => taskSize({ main: container({ cpu, memory: '200Gi' }) })).toThrow(
    /the largest task of Fargate has 16 CPUs/,
  );
});

test.each([
  { given: container(), size: {}, because: 'nothing is said' },
  {
    given: container({ cpu: '1', memory: '1Gi' }, { cpu: '500m', memory: '512Mi' }),
    size: { cpu: 512, memory: 1024, memoryReservation: 512 },
    because: 'a request is reserved, a limit is the end',
  },
  {
    given: container({ memory: '64Mi' }, { memory: '64Mi' }),
    size: { memory: 64 },
    because: 'ECS takes no reservation that is not below the limit',
  },
  { given: container({ memory: '1' }), size: { memory: 6 }, because: 'ECS takes nothing smaller' },
  {
    given: container({ memory: '1500000K' }),
    size: { memory: 1431 },
    because: 'Score knows K as well as k',
  },
])('a container has $size, because $because', ({ given, size }) => {
  expect(containerSize(given)).toEqual(size);
});
