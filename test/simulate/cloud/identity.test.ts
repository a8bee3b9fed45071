import { drifted } from '../../../src/simulate/cloud/drift';
import { identityOf } from '../../../src/simulate/cloud/identity';
import { Dynamic, type BlockValue } from '../../../src/simulate/values';
import { attribute, block } from '../planning/blocks';

const TYPE = [
  'object',
  { kind: 'string', metadata: ['object', { name: 'string' }], size: 'number' },
] as const;

const manifest = (name: string, size: number): BlockValue => ({
  manifest: new Dynamic(TYPE, { kind: 'Disk', metadata: { name }, size }),
});

test.each<
  readonly [type: string, one: BlockValue, other: BlockValue, isSame: boolean, because: string]
>([
  ['acme_disk', { id: 'a', size: 1 }, { id: 'a', size: 2 }, true, 'an id is what it is for'],
  ['acme_disk', { id: null, arn: 'a' }, { id: null, arn: 'b' }, false, 'an ARN does as well'],
  ['acme_disk', { id: '', name: 'a', size: 1 }, { id: '', name: 'a', size: 2 }, true, 'or a name'],
  [
    'aws_s3_object',
    { bucket: 'b', key: 'k', acl: 'x' },
    { bucket: 'b', key: 'k', acl: 'y' },
    true,
    'or what cannot be changed',
  ],
  ['aws_s3_object', { bucket: 'b', key: 'k' }, { bucket: 'b', key: 'l' }, false, 'all of it'],
  ['acme_disk', { size: 1 }, { size: 2 }, false, 'without any, everything counts'],
  [
    'kubernetes_manifest',
    manifest('a', 1),
    manifest('a', 2),
    true,
    'a manifest says its name inside',
  ],
  ['kubernetes_manifest', manifest('a', 1), manifest('b', 1), false, 'and that is another name'],
])('two %ss, %j and %j, are one: %s, because %s', (type, one, other, isSame) => {
  expect(identityOf(type, one) === identityOf(type, other)).toBe(isSame);
});

test('when a manifest drifts, it stays the same object', () => {
  const schema = block({ manifest: attribute('required', 'dynamic') });

  const after = drifted('kubernetes_manifest', manifest('a', 1), schema, undefined, undefined);

  expect(after).toEqual(manifest('a', 2));
});
