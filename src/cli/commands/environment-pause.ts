import type { EnvironmentEdit } from '../../edit';
import { editFile, findEnvironment } from '../environments/files';
import { NOTHING, type Invocation, type Outcome, type RunCommand } from '../invocation';
import { findRepository } from '../repository';
import type { NextStep } from '../views/scaffold';
import { showEdit } from './environment-set';

const PAUSE: EnvironmentEdit = { field: 'paused', to: true };
const RESUME: EnvironmentEdit = { field: 'paused', to: undefined };

export const environmentPause: RunCommand = (invocation) =>
  setPaused(
    invocation,
    PAUSE,
    'Git stays the source: commit it. Workloads stop with the next deployment, data stays',
  );

export const environmentResume: RunCommand = (invocation) =>
  setPaused(
    invocation,
    RESUME,
    'Git stays the source: commit it. Workloads start with the next deployment',
  );

function setPaused(invocation: Invocation, edit: EnvironmentEdit, say: string): Outcome {
  const [given = ''] = invocation.args;
  const root = findRepository(invocation);
  const file = root === undefined ? undefined : findEnvironment(given, root, invocation);
  if (!file) return NOTHING;
  const next: NextStep = { say, type: [`scoreform deploy -e ${given}`] };
  return showEdit(editFile(file, [edit], invocation), [next], invocation);
}
