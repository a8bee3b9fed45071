import { transpile } from '../../src/load/transpile.js';

/** Runs transpiled code and records which modules it required, in order. */
function run(source: string, modules: Readonly<Record<string, unknown>>) {
  const required: string[] = [];
  const exported: Record<string, unknown> = {};
  const require = (name: string) => {
    required.push(name);
    return modules[name];
  };
  new Function('exports', 'require', transpile('file.ts', source).code)(exported, require);
  return { exported, required };
}

const call = (value: unknown) => (value as () => unknown)();

describe('imports are bound on first use', () => {
  const modules = {
    x: {
      __esModule: true,
      f: () => 'f',
      C: class {
        n = 1;
      },
      default: 'd',
      v: { w: 2 },
    },
  };

  test.each([
    {
      because: 'a call',
      source: `import { f } from 'x'; export const use = () => f();`,
      want: 'f',
    },
    {
      because: 'a constructor',
      source: `import { C } from 'x'; export const use = () => new C().n;`,
      want: 1,
    },
    {
      because: 'a constructor in a namespace',
      source: `import * as x from 'x'; export const use = () => new x.C().n;`,
      want: 1,
    },
    { because: 'a default', source: `import d from 'x'; export const use = () => d;`, want: 'd' },
    {
      because: 'a shorthand',
      source: `import { f } from 'x'; export const use = () => ({ f }).f();`,
      want: 'f',
    },
    {
      because: 'a shorthand of a namespace',
      source: `import * as x from 'x'; export const use = () => ({ x }).x.f();`,
      want: 'f',
    },
    {
      because: 'a base class',
      source: `import { C } from 'x'; export const use = () => new (class extends C {})().n;`,
      want: 1,
    },
    {
      because: 'inside a template',
      source: 'import { f } from "x"; export const use = () => `${f()}`;',
      want: 'f',
    },
    {
      because: 'a property of the same name',
      source: `import * as name from 'x'; export const use = () => ({ name: 3 }).name + name.v.w;`,
      want: 5,
    },
    {
      because: 'in a default value',
      source: `import { v } from 'x'; export const use = (a = v) => a.w;`,
      want: 2,
    },
    {
      because: 'a type beside it',
      source: `import { f, type T } from 'x'; export const use = (): T => f();`,
      want: 'f',
    },
  ])('$because', ({ source, want }) => {
    const { exported, required } = run(source, modules);
    expect(required).toEqual([]);
    expect(call(exported['use'])).toBe(want);
    call(exported['use']);
    expect(required).toEqual(['x']);
  });

  test('a name that is also a parameter keeps its meaning, and its import is bound at once', () => {
    const source = `import * as x from 'x'; export const use = () => ((x: number) => x)(7) + x.v.w;`;
    const { exported, required } = run(source, modules);
    expect(required).toEqual(['x']);
    expect(call(exported['use'])).toBe(9);
  });

  test('what is passed on is looked up when it is asked for', () => {
    const { exported, required } = run(`export { f } from 'x';`, modules);
    expect(required).toEqual([]);
    expect(call(exported['f'])).toBe('f');
  });

  test('an import for its effect happens at once', () => {
    expect(run(`import 'x';`, modules).required).toEqual(['x']);
  });
});

test('a syntax error names its place', () => {
  expect(() => transpile('platform.ts', 'const a = 1;\nexport default {')).toThrow(
    expect.objectContaining({
      name: 'SyntaxError',
      stack: expect.stringContaining('platform.ts:2:17'),
    }),
  );
});
