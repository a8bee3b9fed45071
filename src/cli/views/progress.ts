import type { Progress } from '../../deploy';
import { printable } from './printable';

/** What a deployment is doing, as one line; undefined where it is not worth one. */
export function renderProgress(progress: Progress, verbose: boolean): string | undefined {
  if (progress.kind === 'step') {
    return progress.step === 'recording' && !verbose
      ? undefined
      : `${progress.stack}: ${progress.step}`;
  }
  const { stack, address, terraformAddress, action, state, seconds } = progress;
  const thing = printable(address === null ? terraformAddress : `${address} (${terraformAddress})`);
  switch (state) {
    case 'started':
      return verbose ? `${stack}: ${action} ${thing}` : undefined;
    case 'still':
      return `${stack}: still at ${thing}, ${String(seconds)} s`;
    case 'finished':
      return `${stack}: ${DONE[action] ?? action} ${thing}${seconds > 0 ? `, ${String(seconds)} s` : ''}`;
    case 'failed':
      return `${stack}: failed to ${action} ${thing}`;
  }
}

const DONE: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
};
