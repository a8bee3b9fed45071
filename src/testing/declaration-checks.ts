import type { Subject } from './subject';

type Check = (subject: Subject) => void;

const CLASS = /^[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;
const NAME = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/;
const TERRAFORM_TYPE = /^[a-z][a-z0-9_]*$/;
const ALIAS = /^[A-Za-z][A-Za-z0-9]*$/;

/** What can be seen without creating anything. */
export const DECLARATION_CHECKS: Readonly<Record<string, Check>> = {
  'says in one sentence what it is': ({ definition: { summary } }) => {
    if (!isSentence(summary) || /[.!?] /.test(summary)) fail(`"${summary}" is not one sentence.`);
  },

  'says in sentences what else is to know': ({ definition: { notes } }) => {
    const unlike = notes.find((note) => !isSentence(note));
    if (unlike !== undefined) fail(`"${unlike}" is not a sentence.`);
  },

  'has a name and a class that a Score file can write': ({ definition }) => {
    const { name, class: resourceClass, type } = definition;
    if (!NAME.test(name)) fail(`The name "${name}" is not made of words joined by "-" or ".".`);
    if (!CLASS.test(resourceClass)) fail(`No Score file can ask for the class "${resourceClass}".`);
    if (!CLASS.test(type.name)) fail(`No Score file can ask for the type "${type.name}".`);
  },

  'is frozen': ({ definition }) => {
    const { unavailable, stateful, notes } = definition;
    if (![definition, unavailable, stateful, notes].every(Object.isFrozen)) {
      fail('It can be changed after it was defined; make it by defineResource.');
    }
  },

  'gives a reason for every output it cannot give': ({ definition }) => {
    for (const [output, reason] of Object.entries(definition.unavailable)) {
      if (!(output in definition.type.outputs.shape)) fail(`There is no output "${output}".`);
      if (!isSentence(reason)) fail(`"${reason}" is not a sentence.`);
    }
  },

  'names Terraform types as stateful': ({ definition }) => {
    for (const type of definition.stateful) {
      if (!TERRAFORM_TYPE.test(type)) fail(`"${type}" is not a type of Terraform.`);
    }
  },

  'needs other resources in well-formed ways': ({ definition, samples }) => {
    for (const params of samples) {
      // Pure: asked twice it answers the same. The params need no check for that.
      const [needs, again] = [definition.needsFor(params), definition.needsFor(params)];
      if (JSON.stringify(needs) !== JSON.stringify(again))
        fail('It needs one thing now and another then.');
      for (const [alias, need] of Object.entries(needs)) {
        if (!ALIAS.test(alias)) fail(`The alias "${alias}" is not a word.`);
        if (!CLASS.test(need.type)) fail(`There can be no type "${need.type}".`);
        if (!CLASS.test(need.class ?? 'default'))
          fail(`There can be no class "${String(need.class)}".`);
        if (!['environment', 'workload', 'resource', 'target'].includes(need.per))
          fail(`"${need.per}" is nobody.`);
      }
      if (definition.delegate !== undefined && !(definition.delegate in needs)) {
        fail(`It delegates to "${definition.delegate}", which it does not need.`);
      }
    }
  },

  'is described without backslashes': ({ definition }) => {
    const { name, summary, notes, unavailable } = definition;
    const text = [name, summary, ...notes, ...Object.values(unavailable)].find((said) =>
      said.includes('\\'),
    );
    if (text !== undefined) fail(`"${text}" holds a backslash, which no view prints as it is.`);
  },
};

function isSentence(text: string): boolean {
  return /^[A-Z0-9][^\n]*\.$/.test(text);
}

function fail(message: string): never {
  throw new Error(message);
}
