import {
  existingConfig,
  existingSecret,
  volumeClaim,
  volumes,
  type VolumeOptions,
} from '../../../resource-packs/kubernetes';
import { createOne } from '../../kinds/create-one';

const needs = { namespace: { namespace: 'shop--test' } };

function volumeOf(resourceClass: string, options: VolumeOptions = {}) {
  const definition = volumes(options).find((one) => one.class === resourceClass);
  if (!definition) throw new Error(`There is no volume of the class ${resourceClass}.`);
  const { terraform, resolved } = createOne(definition, { needs });
  const resource = (terraform['resource'] ?? {}) as Record<string, Record<string, object>>;
  return {
    definition,
    outputs: resolved,
    claim: resource['kubernetes_persistent_volume_claim_v1']?.['thing'],
  };
}

test.each([
  { options: {}, classes: ['default', 'ephemeral', 'per-instance', 'standard-rwo'] },
  {
    options: { sharedStorageClass: 'efs' },
    classes: ['default', 'ephemeral', 'nfs', 'per-instance', 'standard-rwo'],
  },
])('has the classes $classes', ({ options, classes }) => {
  expect(
    volumes(options)
      .map((one) => one.class)
      .sort(),
  ).toEqual(classes);
});

test.each([
  { resourceClass: 'default', mode: 'ReadWriteOnce', storageClass: 'fast' },
  { resourceClass: 'standard-rwo', mode: 'ReadWriteOnce', storageClass: 'fast' },
  { resourceClass: 'nfs', mode: 'ReadWriteMany', storageClass: 'efs' },
])('$resourceClass is a claim, $mode', ({ resourceClass, mode, storageClass }) => {
  const options = { storageClass: 'fast', sharedStorageClass: 'efs', volumeSize: '10Gi' };
  const { claim, outputs, definition } = volumeOf(resourceClass, options);
  const name = '${kubernetes_persistent_volume_claim_v1.thing.metadata[0].name}';

  expect(claim).toMatchObject({
    metadata: { namespace: 'shop--test', name: expect.stringMatching(/^shop-test-volume-/) },
    spec: {
      access_modes: [mode],
      storage_class_name: storageClass,
      resources: { requests: { storage: '10Gi' } },
    },
    // It is bound once a pod wants it, and the pod waits for this resource.
    wait_until_bound: false,
  });
  expect(outputs).toEqual({
    source: name,
    podVolume: { persistentVolumeClaim: { claimName: name } },
  });
  expect(definition.stateful).toEqual(['kubernetes_persistent_volume_claim_v1']);
});

test('can be given another size for one volume', () => {
  const { terraform } = createOne(volumeClaim({ size: '100Gi' }), { needs });

  expect(terraform['resource']).toMatchObject({
    kubernetes_persistent_volume_claim_v1: {
      thing: { spec: { resources: { requests: { storage: '100Gi' } } } },
    },
  });
});

test('leaves the storage class to the cluster, and asks for 1Gi', () => {
  const { spec } = volumeOf('default').claim as { spec: object };

  expect(spec).toEqual({
    access_modes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
  });
});

test('per-instance makes nothing and says how each instance claims its own', () => {
  const { claim, outputs } = volumeOf('per-instance', { storageClass: 'fast' });

  expect(claim).toBeUndefined();
  expect(outputs).toEqual({
    source: expect.stringMatching(/^shop-test-volume-per-instance-/),
    claim: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '1Gi' } },
    },
  });
});

test('ephemeral makes nothing, and each pod has its own, which cannot fill a node', () => {
  expect(volumeOf('ephemeral', { volumeSize: '10Gi' }).outputs).toMatchObject({
    podVolume: { emptyDir: { sizeLimit: '10Gi' } },
  });
});

test('sizes are written as the API server does, which Terraform would else take for a change', () => {
  const { outputs } = volumeOf('per-instance', { volumeSize: '2048Mi' });

  expect(outputs).toMatchObject({ claim: { resources: { requests: { storage: '2Gi' } } } });
});

test('ephemeral is refused to workloads that think they share it', () => {
  const { definition } = volumeOf('ephemeral');

  expect(() => createOne(definition, { needs, workloads: ['cart', 'stock'] })).toThrow(
    /cart, stock/,
  );
});

test.each([
  {
    of: existingConfig({ name: 'greetings' }),
    asked: 'config',
    podVolume: { configMap: { name: 'greetings' } },
  },
  {
    of: existingConfig({ name: 'greetings', class: 'default' }),
    asked: 'default',
    podVolume: { configMap: { name: 'greetings' } },
  },
  {
    of: existingSecret({ name: 'keys' }),
    asked: 'secret',
    podVolume: { secret: { secretName: 'keys' } },
  },
])('$asked can be the files of an object that is there already', ({ of, asked, podVolume }) => {
  const { resolved, terraform } = createOne(of);

  expect(of.class).toBe(asked);
  expect(resolved).toMatchObject({ podVolume });
  expect(terraform).not.toHaveProperty('resource');
});

test.each(['', 'Greetings', 'a/b', '-a', 'a'.repeat(254)])('no object is named "%s"', (name) => {
  expect(() => existingConfig({ name })).toThrow(TypeError);
  expect(() => existingSecret({ name })).toThrow(TypeError);
});

test.each(['1G', '0Gi', '1.5Gi', 'big', '1024'])('"%s" is no size', (volumeSize) => {
  expect(() => volumes({ volumeSize })).toThrow(TypeError);
});
