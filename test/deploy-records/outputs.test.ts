import { failedChecks, hasChecks } from '../../src/deploy/health';
import { resourceOutputs, visibleAddresses } from '../../src/deploy/stack-outputs';
import type { EmittedResource, StackDescription } from '../../src/model';

const resource = (address: string, facts: Partial<EmittedResource>) =>
  ({
    address,
    type: 'x',
    workloads: ['web'],
    terraform: [],
    output: null,
    ...facts,
  }) as Partial<EmittedResource>;

const described = (...resources: readonly Partial<EmittedResource>[]) =>
  ({ resources }) as unknown as StackDescription; // nothing else of it is read

describe('outputs', () => {
  const description = described(
    resource('b', { output: 'b' }),
    resource('a', { output: 'a' }),
    resource('gone', { output: 'gone' }),
    resource('hidden', { output: 'hidden' }),
    resource('silent', {}),
  );
  const outputs = {
    a: { sensitive: false, value: { url: 'https://shop.example', port: 1 } },
    b: { sensitive: false, value: { url: 'postgres://db', host: 'db' } },
    hidden: { sensitive: true },
    stranger: { sensitive: false, value: 'not ours' },
  };

  test('stand by resource; what the stack does not know, or hides, is left out', () => {
    expect(resourceOutputs(outputs, description)).toEqual([
      { address: 'a', type: 'x', workloads: ['web'], outputs: outputs.a.value },
      { address: 'b', type: 'x', workloads: ['web'], outputs: outputs.b.value },
    ]);
  });

  test('only what a browser can open is a URL', () => {
    expect(visibleAddresses(resourceOutputs(outputs, description))).toEqual([
      { url: 'https://shop.example', address: 'a' },
    ]);
  });

  test.each([
    { because: 'its name says so', value: { password: 'canary' } },
    { because: 'it lies deeper', value: { admin: { api_key: 'canary' } } },
    { because: 'it is part of an address', value: { url: 'https://user:canary@host' } },
    { because: 'it is a key', value: { pem: '-----BEGIN RSA PRIVATE KEY-----canary' } },
  ])('a secret that a definition gave as plain text is not shown: $because', ({ value }) => {
    const found = resourceOutputs({ a: { sensitive: false, value } }, description);

    expect(JSON.stringify(found)).not.toContain('canary');
  });
});

describe('health', () => {
  const description = described(
    resource('workload.default#web', { terraform: ['kubernetes_deployment_v1.w_d_web'] }),
    resource('workload.default#web-two', { terraform: ['data.x.w_d_web-two__part'] }),
  );
  const check = (
    name: string,
    status: 'pass' | 'fail' | 'error' | 'unknown',
    ...messages: string[]
  ) => ({
    address: { to_display: `check.${name}`, kind: 'check' },
    status,
    instances: [{ status, problems: messages.map((message) => ({ message })) }],
  });

  test('failed checks are told by the resource whose scope they are in', () => {
    const checks = [
      check('w_d_web-two__rollout', 'error'),
      check('w_d_web__rollout', 'fail', 'not yet', 'not yet'),
      check('w_d_web__other', 'pass'),
      check('later', 'unknown'),
      check('stranger', 'fail', 'x'),
    ];

    expect(failedChecks(checks, description)).toEqual([
      { address: null, check: 'check.stranger', messages: ['x'] },
      {
        address: 'workload.default#web-two',
        check: 'check.w_d_web-two__rollout',
        messages: ['It could not be told.'],
      },
      { address: 'workload.default#web', check: 'check.w_d_web__rollout', messages: ['not yet'] },
    ]);
  });

  test('a stack without checks says nothing of its health', () => {
    expect(hasChecks('{"resource":{"a":{}}}')).toBe(false);
    expect(hasChecks('{"check":{}}')).toBe(false);
    expect(hasChecks('{"check":{"a":{}}}')).toBe(true);
  });
});
