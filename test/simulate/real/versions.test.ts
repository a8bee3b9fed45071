import { compareVersions, meets } from '../../../src/simulate/real/versions';

test.each<[version: string, constraint: string, expected: boolean, because: string]>([
  ['5.100.0', '', true, 'no constraint admits what is released'],
  ['5.100.0', '>= 5.100, < 7', true, 'both bounds hold'],
  ['5.99.1', '>= 5.100, < 7', false, 'numbers are no text'],
  ['7.0.0', '>= 5.100, < 7', false, 'the upper bound is outside'],
  [
    '5.100.0',
    '5.100',
    true,
    'without an operator it is that version, and what is not written is 0',
  ],
  ['5.100.1', '= 5.100', false, 'a patch is another version'],
  ['5.100.0', '!= 5.100.0', false, 'it is the one that is not wanted'],
  ['5.100.1', '> 5.100.0, <= 5.100.1', true, 'spaces are free'],
  ['5.3.0', '~> 5.1', true, 'the last number written may grow'],
  ['6.0.0', '~> 5.1', false, 'and no other'],
  ['5.1.9', '~> 5.1.2', true, 'with three numbers only the third may'],
  ['5.2.0', '~> 5.1.2', false, 'and not the second'],
  ['5.9.0', '~> 5', true, 'a single number holds, too'],
  ['6.0.0', '~> 5', false, 'as Terraform has it for providers'],
  ['6.0.0-beta1', '>= 5', false, 'what is not released is not meant'],
  ['6.0.0-beta1', '6.0.0-beta1', true, 'unless it is named'],
  ['5.100.0', '>= five', false, 'what cannot be read admits nothing'],
  ['latest', '>= 5', false, 'a folder of another name is no version'],
])('%s for "%s" is %s: %s', (version, constraint, expected) => {
  expect(meets(version, constraint)).toBe(expected);
});

test('versions are ordered by their numbers, and what leads to one comes before it', () => {
  const versions = ['5.100.0', '6.0.0', '5.9.0', '6.0.0-beta2', 'latest', '6.0.0-beta1'];

  expect(versions.sort(compareVersions)).toEqual([
    'latest',
    '5.9.0',
    '5.100.0',
    '6.0.0-beta1',
    '6.0.0-beta2',
    '6.0.0',
  ]);
});
