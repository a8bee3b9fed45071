import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bindings } from '../../../src/simulate/schema';
import { folderWith, installed } from './installed';

const aws = installed('aws');

const MODULES = [
  'provider',
  'sqs-queue',
  'db-instance',
  'lb-listener',
  'elasticache-serverless-cache',
];
export const RESOURCES = MODULES.slice(1).map((name) => `aws_${name.replaceAll('-', '_')}`);

/** A copy of some modules with another text of each. */
export function copied(
  rewrite: (source: string, compiled: string) => Readonly<Record<string, string>>,
): Bindings {
  const root = folderWith({});
  for (const name of MODULES) {
    const from = join(aws.folder, name);
    const to = join(root, name);
    cpSync(from, to, { recursive: true });
    const compiled = readFileSync(join(from, 'index.js'), 'utf8');
    const [code = '', map = ''] = compiled.split(/\/\/# sourceMappingURL=.*base64,/);
    const { sourcesContent } = JSON.parse(Buffer.from(map, 'base64').toString()) as {
      sourcesContent: [string];
    };
    rmSync(join(to, 'index.js'));
    for (const [file, text] of Object.entries(rewrite(sourcesContent[0], code))) {
      writeFileSync(join(to, file), text);
    }
  }
  return { ...aws, folder: root };
}
