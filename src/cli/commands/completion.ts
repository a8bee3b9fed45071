import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunCommand } from '../invocation';
import { ownPackage } from '../own-package';

export const completion: RunCommand = ({ args: [shell = ''] }) => ({
  output: readFileSync(
    join(ownPackage().folder, 'templates', 'completion', `scoreform.${shell}`),
    'utf8',
  ),
});
