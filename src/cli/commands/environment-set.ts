import type { EnvironmentEdit } from '../../edit';
import { assignmentsFrom, type Assignment } from '../environments/assignments';
import { editFile, findEnvironment, type EnvironmentFile } from '../environments/files';
import { imageEdits } from '../environments/image-edits';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { findRepository } from '../repository';
import { deployNext, renderEdit, type EditedFile } from '../views/environment-edits';
import type { NextStep } from '../views/scaffold';
import { IMAGE_FORM } from './environment-create';

const FORMS: Readonly<Record<string, string>> = {
  image: IMAGE_FORM,
  value: '<key>=<text>',
  secret: '<key>=<path in the secret store>',
};

export const environmentSet: RunCommand = (invocation) => {
  const [given = '', what = '', ...words] = invocation.args;
  const assignments = assignmentsFrom(words, FORMS[what] ?? '', invocation);
  const root = findRepository(invocation);
  const file = root === undefined ? undefined : findEnvironment(given, root, invocation);
  const edits = file && assignments && editsFor(what, file, assignments, invocation);
  if (!file || !edits) return NOTHING;
  return showEdit(editFile(file, edits, invocation), [deployNext(given)], invocation);
};

function editsFor(
  what: string,
  { project, environment }: EnvironmentFile,
  assignments: readonly Assignment[],
  { report }: Invocation,
): EnvironmentEdit[] | undefined {
  if (what === 'image') return imageEdits(project, environment.images, assignments, report);
  return assignments.map(({ name, text }) => ({
    field: 'values',
    key: name,
    to: what === 'secret' ? { secret: text } : text,
  }));
}

/** What an edit changed and how to go on. */
export function showEdit(
  file: EditedFile | undefined,
  next: readonly NextStep[],
  { palette }: Invocation,
): Outcome {
  return file ? { output: renderEdit(file, next, palette) } : NOTHING;
}
