import { resolve } from 'node:path';
import { findPlugin, realPlanner } from '../../../src/simulate/real';
import type { Planner } from '../../../src/simulate/provider';
import type { BlockSchema, TypesInUse } from '../../../src/simulate/provider-schema';
import type { BlockValue } from '../../../src/simulate/values';
import type { Found } from '../found';
import { pluginMirror } from './plugin-mirror';

export const AWS = 'registry.terraform.io/hashicorp/aws';

const CLONE = resolve(__dirname, '../../..');

/** The program of the AWS provider, where it lies on this machine. */
export function findAwsPlugin(): Found<{ readonly file: string; readonly version: string }> {
  const mirror = pluginMirror('hashicorp', 'aws');
  const plugins = mirror === undefined ? [] : [mirror];
  const engine = findPlugin(AWS, '>= 5.100, < 7', { root: CLONE, plugins });
  return engine ? { engine } : { missing: 'no AWS provider lies on this machine' };
}

/** The real AWS provider as a planner, configured for a region. */
export async function startRealAws(types: Partial<TypesInUse>): Promise<Planner> {
  const found = findAwsPlugin();
  if ('missing' in found) throw new Error(found.missing);
  const used = { resources: [], dataSources: [], ephemerals: [], ...types };
  const planner = await realPlanner(AWS, found.engine, used);
  if ('unusable' in planner) throw new Error(planner.unusable);
  const said = await planner.configure({
    ...nothingIn(planner.schema.provider),
    region: 'eu-central-1',
  });
  if (said.length > 0) throw new Error(said.map(({ summary }) => summary).join('\n'));
  return planner;
}

/** The value of a block in which nothing is set. */
export function nothingIn({ attributes, blocks }: BlockSchema): BlockValue {
  return Object.fromEntries([
    ...Object.keys(attributes).map((name) => [name, null]),
    ...Object.entries(blocks).map(([name, { nesting }]) => [
      name,
      nesting === 'single' ? null : [],
    ]),
  ]) as BlockValue;
}
