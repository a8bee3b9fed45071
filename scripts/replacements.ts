import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { AWS_NETWORK_REPLACEMENTS } from '../src/simulate/planning/replacing-aws-network';
import { AWS_RUNTIME_REPLACEMENTS } from '../src/simulate/planning/replacing-aws-runtime';
import { AWS_STORES_REPLACEMENTS } from '../src/simulate/planning/replacing-aws-stores';
import { findBindings } from '../src/simulate/schema';
import { startRealAws } from '../test/engines/aws/real-planner';
import { askReplacements, replacingPaths } from './real-replacements';

/**
 * Asks the real AWS provider of this machine what it replaces, for the types that the tables of people leave out, and
 * writes it down for simulations without it. Types may be named behind the command; otherwise all are asked that the
 * bindings have, which takes half an hour.
 *
 *   node -r ./src/load/register.js scripts/replacements.ts aws_redshift_cluster
 */
const ROOT = join(__dirname, '..');
const BY_HAND = {
  ...AWS_NETWORK_REPLACEMENTS,
  ...AWS_RUNTIME_REPLACEMENTS,
  ...AWS_STORES_REPLACEMENTS,
};
const TABLE = join(ROOT, 'src/simulate/planning/replacing-aws-others.json');
const IMPATIENCE = 120_000;

async function main(named: readonly string[]): Promise<void> {
  const found = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, readonly string[]>;
  const wanted = named.length > 0 ? named : typesOfBindings();
  const resources = wanted.filter((type) => !(type in BY_HAND));
  let planner = await startRealAws({ resources });
  for (const type of Object.keys(planner.schema.resources).sort()) {
    try {
      const verdicts = await within(IMPATIENCE, askReplacements(planner, type));
      const isDecided = [...verdicts.values()].some((verdict) => verdict !== 'undecided');
      const replacing = replacingPaths(planner, type, verdicts);
      if (isDecided) found[type] = replacing;
      console.error(`${type}: ${isDecided ? replacing.join(', ') : 'nothing is known'}`);
    } catch (error) {
      // Some types take a value that nobody would give for a reason to end.
      console.error(`${type}: ${String(error)}`);
      await planner.close();
      planner = await startRealAws({ resources });
    }
  }
  await planner.close();
  const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  const style = await resolveConfig(TABLE);
  writeFileSync(TABLE, await format(JSON.stringify(sorted), { ...style, parser: 'json' }));
}

function typesOfBindings(): readonly string[] {
  const bindings = findBindings('hashicorp/aws', ROOT);
  if (bindings === undefined) throw new Error('@cdktf/provider-aws is not installed.');
  return readdirSync(bindings.folder).map((folder) => `aws_${folder.replaceAll('-', '_')}`);
}

function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('it takes too long')), milliseconds).unref();
    }),
  ]);
}

void main(process.argv.slice(2));
