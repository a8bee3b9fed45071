import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { unknownEnvironmentType, unusableName } from '../problems';
import { findRepository, openRepository } from '../repository';
import { fillTemplate, writeScaffold, type TemplateValues } from '../scaffold';
import { schemaFiles } from '../schemas';
import { renderScaffold, type NextStep } from '../views/scaffold';
import { suggest } from '../suggestion';

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** What a Kubernetes label may hold, and what Score allows. */
const LONGEST_NAME = 63;

export const newWorkload: RunCommand = (invocation) => {
  const names = splitNames(invocation, 'a workload', '<project>/<name>', 2);
  const root = findRepository(invocation);
  if (!names || root === undefined) return NOTHING;
  const { project, name } = names;
  return scaffold(invocation, root, 'new-workload', names, [
    {
      say: `Describe it in projects/${project}/${name}/score.yaml, then see whether it is right`,
      type: ['scoreform validate', `scoreform explain ${name}`],
    },
  ]);
};

export const newEnvironment: RunCommand = (invocation) => {
  const names = splitNames(invocation, 'an environment', '<project>/<environment>', 1);
  const repository = openRepository(invocation);
  if (!names || !repository) return NOTHING;
  const { project, name } = names;
  const type = environmentType(invocation, name, Object.keys(repository.platform.environmentTypes));
  if (type === undefined) return NOTHING;
  return scaffold(invocation, repository.root, 'new-environment', { ...names, type }, [
    {
      say: 'See whether everything in it can be made, and write its stack',
      type: [`scoreform check -e ${project}/${name}`, `scoreform synth -e ${project}/${name}`],
    },
  ]);
};

export const newPack: RunCommand = (invocation) => {
  const { args, report } = invocation;
  const [name = ''] = args;
  if (!isName(name, 1)) {
    report(unusableName.at(undefined, { given: name, what: 'a pack', form: '<name>' }));
    return NOTHING;
  }
  const root = findRepository(invocation);
  if (root === undefined) return NOTHING;
  const camelName = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  // A constant cannot begin with a digit, and a folder can.
  const constant = /^[0-9]/.test(camelName) ? `pack${camelName}` : camelName;
  const Name = `${constant.charAt(0).toUpperCase()}${constant.slice(1)}`;
  return scaffold(invocation, root, 'new-pack', { name, constant, Name }, [
    {
      say: 'Use it in stacks/platform.ts',
      type: [
        `import { ${constant} } from '../resource-packs/${name}';`,
        `packs: [${constant}({ domain: 'apps.acme.example' }), sandbox().without('dns')]`,
      ],
    },
    {
      say: 'Hold it against the contract of packs',
      type: [
        `scoreform pack test ${name}`,
        `node -r scoreform/register resource-packs/${name}/contract.test.ts`,
      ],
    },
  ]);
};

function scaffold(
  { report }: Invocation,
  root: string,
  template: string,
  values: TemplateValues,
  next: readonly NextStep[],
): Outcome {
  const files = fillTemplate(template, values);
  // Editors look for the schemas where the scaffolds say; a repository that has them keeps its own.
  const schemas = files.some(({ text }) => text.includes('$schema='))
    ? schemaFiles().filter(({ path }) => !existsSync(join(root, path)))
    : [];
  if (!writeScaffold(root, [...files, ...schemas], report)) return NOTHING;
  return { output: renderScaffold([...files, ...schemas], next) };
}

function splitNames({ args, report }: Invocation, what: string, form: string, shortest: number) {
  const [given = ''] = args;
  const [project = '', name = '', ...others] = given.split('/');
  if (others.length === 0 && isName(project, 1) && isName(name, shortest)) return { project, name };
  report(unusableName.at(undefined, { given, what, form }));
  return undefined;
}

function isName(text: string, shortest: number): boolean {
  return NAME.test(text) && text.length >= shortest && text.length <= LONGEST_NAME;
}

/** The type that was asked for, or else the one of the environment's own name, or else the first. */
function environmentType(
  { options, report }: Invocation,
  environment: string,
  known: readonly string[],
): string | undefined {
  const given = options.type;
  if (given === undefined) return known.includes(environment) ? environment : known[0];
  if (known.includes(given)) return given;
  const hint = suggest(given, known);
  report(unknownEnvironmentType.at(undefined, { given, hint, known }));
  return undefined;
}
