import fc from 'fast-check';
import {
  completeLocks,
  lockedVersions,
  parseLocks,
  pickLocks,
} from '../../src/deploy/engine/lock-file';

const HEAD = '# This file is maintained automatically.\n# Manual edits may be lost.';
const provider = (name: string, version = '1.0.0', hashes: readonly string[] = ['h1:a']) =>
  [
    `provider "registry.terraform.io/acme/${name}" {`,
    `  version     = "${version}"`,
    `  constraints = "~> 1.0"`,
    '  hashes = [',
    ...hashes.map((hash) => `    "${hash}",`),
    '  ]',
    '}',
  ].join('\n');
const file = (...blocks: readonly string[]) => `${[HEAD, ...blocks].join('\n\n')}\n`;

test.each<{ because: string; have: string | undefined; from: string; want: string | undefined }>([
  {
    because: 'the first stack makes the file',
    have: undefined,
    from: file(provider('store')),
    want: file(provider('store')),
  },
  {
    because: 'what is there stays, and the order is that of the addresses',
    have: file(provider('store')),
    from: file(provider('queue'), provider('zone')),
    want: file(provider('queue'), provider('store'), provider('zone')),
  },
  {
    because: 'a version is chosen by people, by what they commit',
    have: file(provider('store', '1.0.0')),
    from: file(provider('store', '1.1.0', ['h1:b'])),
    want: undefined,
  },
  {
    because: 'machines of another kind have other hashes of the same version',
    have: file(provider('store', '1.0.0', ['h1:b', 'zh:c'])),
    from: file(provider('store', '1.0.0', ['h1:a', 'zh:c'])),
    want: file(provider('store', '1.0.0', ['h1:a', 'h1:b', 'zh:c'])),
  },
  {
    because: 'nothing new is no reason to write',
    have: file(provider('queue'), provider('store')),
    from: file(provider('store')),
    want: undefined,
  },
  { because: 'builtin providers have no block', have: undefined, from: '', want: undefined },
  {
    because: 'a comment above a block is about that block',
    have: `${HEAD}\n\n${provider('queue')}\n\n# Held back, see the ticket.\n${provider('zone')}\n`,
    from: file(provider('store')),
    want: `${HEAD}\n\n${provider('queue')}\n\n${provider('store')}\n\n# Held back, see the ticket.\n${provider('zone')}\n`,
  },
  {
    because: 'a file of Windows is a file',
    have: file(provider('queue')).replaceAll('\n', '\r\n'),
    from: file(provider('store')),
    want: file(provider('queue'), provider('store')),
  },
])('completing a lock file: $because', ({ have, from, want }) => {
  expect(completeLocks(have, from)).toBe(want);
});

test('a stack gets the blocks of its own providers only', () => {
  const text = file(provider('queue'), provider('store', '2.0.0'));
  const one = pickLocks(text, ['registry.terraform.io/acme/store']);
  expect(one).toBe(file(provider('store', '2.0.0')));
  expect(lockedVersions(one ?? '')).toEqual({ 'registry.terraform.io/acme/store': '2.0.0' });
  expect(pickLocks(text, ['registry.terraform.io/acme/zone'])).toBeUndefined();
});

test('whatever is merged, every provider of either side is there once, with the version of ours', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 6 });
  fc.assert(
    fc.property(names, names, (ours, theirs) => {
      const have = file(...ours.map((name) => provider(name, '1.0.0')));
      const merged = completeLocks(have, file(...theirs.map((name) => provider(name, '2.0.0'))));
      const all = [...new Set([...ours, ...theirs])].sort();
      expect([...parseLocks(merged ?? have).blocks.keys()].sort()).toEqual(
        all.map((name) => `registry.terraform.io/acme/${name}`),
      );
      for (const name of ours) {
        expect(lockedVersions(merged ?? have)[`registry.terraform.io/acme/${name}`]).toBe('1.0.0');
      }
    }),
  );
});

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (have, from) => {
      completeLocks(`provider "a" {${have}`, from);
      lockedVersions(have);
    }),
  );
});
