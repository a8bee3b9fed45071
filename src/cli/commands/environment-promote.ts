import type { EnvironmentEdit } from '../../edit';
import { canonical, type Value } from '../../model';
import { editFile, findEnvironment, type EnvironmentFile } from '../environments/files';
import {
  otherProject,
  sameEnvironment,
  unknownValueKey,
  unknownWorkload,
} from '../environments/problems';
import { imageEdits } from '../environments/image-edits';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { findRepository } from '../repository';
import { suggest } from '../suggestion';
import { renderEdit, type EditedFile } from '../views/environment-edits';
import type { NextStep } from '../views/scaffold';
import { lines } from '../views/words';
import { showEdit } from './environment-set';
import { planEnvironments } from './plan';

export const environmentPromote: RunCommand = (invocation) => {
  const { args, options, report } = invocation;
  const [fromName = '', toName = ''] = args;
  const root = findRepository(invocation);
  if (root === undefined) return NOTHING;
  const from = findEnvironment(fromName, root, invocation);
  const to = findEnvironment(toName, root, invocation);
  if (!from || !to) return NOTHING;
  if (from.name === to.name) {
    report(sameEnvironment.at(undefined, { environment: from.name }));
    return NOTHING;
  }
  if (from.project.name !== to.project.name) {
    report(otherProject.at(undefined, { from: fromName, to: toName, command: 'promote' }));
    return NOTHING;
  }
  const images = imagesToCopy(from, to, invocation);
  const values = valuesToCopy(from, to, invocation);
  if (!images || !values) return NOTHING;
  const file = editFile(to, [...images, ...values], invocation);
  const shown = showEdit(file, [planNext(to)], invocation);
  return file?.isWritten && options.skipPlan !== true ? withPlan(file, to, invocation) : shown;
};

/** What was written, and behind it the plan of the environment. */
async function withPlan(
  file: EditedFile,
  { name }: EnvironmentFile,
  invocation: Invocation,
): Promise<Outcome> {
  const planned = await planEnvironments(invocation, [name]);
  const edit = renderEdit(file, [], invocation.palette);
  const remark = lines('', 'Git stays the source: commit it once the plan is what you want.', '');
  return { ...planned, output: `${edit}${remark}${planned.output}` };
}

function planNext({ name }: EnvironmentFile): NextStep {
  return {
    say: 'Git stays the source: see what it would change, and commit it',
    type: [`scoreform plan -e ${name}`],
  };
}

function imagesToCopy(
  from: EnvironmentFile,
  to: EnvironmentFile,
  { options, report }: Invocation,
): EnvironmentEdit[] | undefined {
  const { workload: wanted } = options;
  const { project, environment } = from;
  const known = [...project.workloads.map(({ name }) => name), ...project.broken].sort();
  const unknown = (wanted ?? []).filter((name) => !known.includes(name));
  for (const given of unknown) {
    const hint = suggest(given, known);
    report(unknownWorkload.at(undefined, { given, hint, known, project: project.name }));
  }
  if (unknown.length > 0) return undefined;
  const assignments = Object.entries(environment.images)
    .filter(([key]) => wanted === undefined || wanted.includes(key.split('.')[0] ?? ''))
    .map(([name, text]) => ({ name, text }));
  return imageEdits(project, to.environment.images, assignments, report);
}

function valuesToCopy(
  { name, environment: from }: EnvironmentFile,
  { environment: to }: EnvironmentFile,
  { options, report }: Invocation,
): EnvironmentEdit[] | undefined {
  const edits: EnvironmentEdit[] = [];
  const known = Object.keys(from.values).sort();
  let isSound = true;
  for (const key of options.value ?? []) {
    const value = Object.hasOwn(from.values, key) ? from.values[key] : undefined;
    if (value === undefined) {
      const hint = suggest(key, known);
      report(unknownValueKey.at(undefined, { given: key, hint, known, environment: name }));
      isSound = false;
    } else if (canonical(value as Value) !== canonical(to.values[key] as Value | undefined)) {
      edits.push({ field: 'values', key, to: value });
    }
  }
  return isSound ? edits : undefined;
}
