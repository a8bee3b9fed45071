import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { isName, splitNames } from '../environments/names';
import { unusableName } from '../problems';
import { findRepository } from '../repository';
import { fillTemplate, writeScaffold, type TemplateValues } from '../scaffold';
import { schemaFiles } from '../schemas';
import { renderScaffold, type NextStep } from '../views/scaffold';

export const newWorkload: RunCommand = (invocation) => {
  const [given = ''] = invocation.args;
  const names = splitNames(given, 'a workload', '<project>/<name>', 2, invocation);
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
