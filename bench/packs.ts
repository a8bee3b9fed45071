import { join } from 'node:path';
import type { Command } from './measure';

/** The packs that are measured, each with the options that have no default. */
const OPTIONS = {
  aws: {
    account: '123456789012',
    region: 'eu-central-1',
    zone: { id: 'Z0123456789ABCDEFGHIJ', name: 'shop.example' },
  },
  kubernetes: {
    cluster: { name: 'staging', connection: { configContext: 'staging' } },
    domain: 'shop.example',
  },
};

export type MeasuredPack = keyof typeof OPTIONS;

export const MEASURED_PACKS = Object.keys(OPTIONS) as MeasuredPack[];

/** A process that loads a platform with the sandbox, and one more pack where it is named. */
export function platformWith(clone: string, pack?: MeasuredPack): Command {
  const module = (path: string) => `require(${JSON.stringify(join(clone, path, 'index.ts'))})`;
  const packs = ['sandbox: { packs: [sandbox()] }'];
  if (pack) {
    const made = `${module(`resource-packs/${pack}`)}.${pack}(${JSON.stringify(OPTIONS[pack])})`;
    packs.push(`${pack}: { packs: [${made}] }`);
  }
  const script = `const { sandbox } = ${module('resource-packs/sandbox')};
${module('src')}.definePlatform({ environmentTypes: { ${packs.join(', ')} } });`;
  return { args: ['-r', join(clone, 'src', 'load', 'register.js'), '-e', script], cwd: clone };
}
