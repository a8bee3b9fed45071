import { mustEnd, shop, stateOf } from './shop';

jest.setTimeout(300_000);

interface Instance {
  readonly attributes: { readonly id: string; readonly output: { readonly value: object } };
}

/** What a state holds, by name: the id, which only a replacement changes, and what the record says. */
function recordsIn(state: string | undefined) {
  const { resources } = JSON.parse(state ?? '') as {
    resources: readonly { name: string; instances: readonly Instance[] }[];
  };
  return new Map(
    resources.map(({ name, instances: [instance] }) => [
      name,
      { id: instance?.attributes.id, says: instance?.attributes.output.value },
    ]),
  );
}

test('a paused environment keeps its data and its records, and runs again when it is resumed', () => {
  const repository = shop();
  const deploy = () => mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test', '--yes'));
  deploy();
  const before = recordsIn(stateOf(repository));

  mustEnd(0, repository.scoreform('environment', 'pause', 'shop/test'));
  deploy();
  const paused = recordsIn(stateOf(repository));
  for (const [name, { id, says }] of before) {
    const expected = name.startsWith('workload_') ? { ...says, paused: true } : says;
    expect(paused.get(name)).toEqual({ id, says: expected });
  }
  const plan = repository.scoreform('plan', '-e', 'shop/test', '--detailed-exitcode');
  mustEnd(0, plan);

  mustEnd(0, repository.scoreform('environment', 'resume', 'shop/test'));
  deploy();
  expect(recordsIn(stateOf(repository))).toEqual(before);
  repository.remove();
});

test('a promotion is written, and shown as a plan of what it would change', () => {
  const repository = shop();
  repository.write(
    'projects/shop/environments/staging.yaml',
    'type: development\nimages:\n  web: registry.example/web:2.0.0 # tried\n',
  );
  mustEnd(0, repository.scoreform('deploy', '-e', 'shop/test', '--yes'));

  const promoted = repository.scoreform('environment', 'promote', 'shop/staging', 'shop/test');

  const { stdout } = mustEnd(0, promoted);
  expect(stdout).toContain('changed projects/shop/environments/test.yaml\n');
  expect(stdout).toContain('+   web: registry.example/web:2.0.0\n');
  expect(stdout).toMatch(/^shop\/test: 1 to change$/m);
  expect(stdout).toContain('workload.default#web');
  expect(repository.read('projects/shop/environments/test.yaml')).toBe(
    'type: development\nimages:\n  web: registry.example/web:2.0.0\n',
  );
  repository.remove();
});
