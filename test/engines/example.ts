import { join, resolve } from 'node:path';
import platform from '../../stacks/platform';
import type { Diagnostic } from '../../src/diagnostics';
import { orchestrate } from '../../src/orchestrate';

const CLONE = resolve(__dirname, '../..');

/** Emits one environment of the example into a folder, and returns the folder of its stack. */
export function emitExample(environment: string, output: string): string {
  const found: Diagnostic[] = [];
  const only = (_project: string, name: string) => name === environment;
  const names = orchestrate({ root: CLONE, output, only }, platform, (problem) =>
    found.push(problem),
  );
  if (names?.length === 1) return join(output, 'stacks', `shop-${environment}`);
  const said = found.map(({ code, detail }) => `${code}: ${detail}`);
  throw new Error(`The example has no stack for ${environment}:\n${said.join('\n')}`);
}
