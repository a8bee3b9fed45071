import { defineProblem } from '../../diagnostics';
import { sharedSource } from '../provider-source';

/** A provider of which nothing says what its resources are made of. */
export const noBindings = defineProblem<{ readonly source: string }>({
  code: 'simulate/no-bindings',
  summary: 'The bindings of a provider are missing',
  detail: ({ source }) =>
    `A simulation has to know what the resources of ${sharedSource(source)} are made of, and no npm package of its bindings is ` +
    `installed here. Install the one that your stacks would import:\n\n  npm install ${usualPackage(source)}`,
  explanation:
    'A simulated provider plans with the schemas of the real one. They are read from the npm package of its bindings: a package ' +
    'whose "package.json" names the provider under "cdktf.provider.name", such as "@cdktf/provider-aws", or what "cdktf get" ' +
    'generated below ".gen/providers". It is looked for from the folder of the repository upwards. Where no package of a ' +
    'provider is published, name the provider in "cdktf.json" and run "cdktf get".',
});

/** Bindings, or a part of them, that are not as the generator writes them. */
export const unreadableBindings = defineProblem<{
  readonly type: string;
  readonly file: string;
  /** Each as words that end a sentence. */
  readonly missing: readonly string[];
  /** The kind of text that was read, such as `compiled code`. */
  readonly origin: string;
}>({
  code: 'simulate/unreadable-bindings',
  summary: 'A schema cannot be read from the bindings',
  detail: ({ type, file, missing, origin }) =>
    `${type} cannot be simulated: its schema was looked for in ${file} (${origin}), and there is no ` +
    `${listed(missing)}. The bindings may be damaged, or of a generator that is not known here. ` +
    `Install them once more, or another version of them.`,
  explanation:
    'The schemas of a simulation are read from the text of the generated bindings, without running it: from the source that ' +
    'is embedded in their source maps, or from the compiled code and its declarations. All releases of the bindings for ' +
    'cdktf 0.21 and cdktn 0.24 can be read. Where a file is incomplete or was changed, the sentence says what was looked for.',
});

/** A type that a stack uses and its bindings do not have. */
export const unknownType = defineProblem<{
  readonly type: string;
  readonly kind: string;
  readonly bindings: string;
  readonly hint: string;
}>({
  code: 'simulate/unknown-type',
  summary: 'The bindings do not know a type',
  detail: ({ type, kind, bindings, hint }) =>
    `The stack has ${kind} "${type}", and ${bindings} has no such type.${hint} ` +
    `Correct the name, or install a version of the bindings that has it.`,
  explanation:
    'A simulated provider knows the types that the bindings of its provider have. A type that is written by hand (with an ' +
    'override, or in a module) may be newer or older than they are, or misspelt: the real provider would refuse that too.',
});

/** Every kind of problem that looking for schemas can find. */
export const schemaProblems = [noBindings, unreadableBindings, unknownType];

function usualPackage(source: string): string {
  return `@cdktf/provider-${source.split('/').pop() ?? ''}`;
}

function listed(things: readonly string[]): string {
  const [last = '', ...others] = [...things].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and no ${last}`;
}
