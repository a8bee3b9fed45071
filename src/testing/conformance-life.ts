import {
  isFailure,
  type ChangeJson,
  type EngineDiagnostic,
  type EngineFailure,
  type PlanJson,
} from '../deploy';
import type { EmittedStack, StackDescription } from '../model';
import { SimulatedDeployment, type SimulationOptions } from './simulated-deployment';

/** What went wrong in the life of a stack. */
export interface LifeFailure {
  readonly reason: string;
  /** The definitions that it seems to be about, as `type.class`. */
  readonly about: readonly string[];
}

/**
 * Deploys a stack to a simulated cloud, plans it once more, and destroys it. Tells what the stack, or what it left behind,
 * does not keep of what every stack keeps; undefined where all is well.
 */
export async function liveThrough(
  { terraform, description }: EmittedStack,
  options: SimulationOptions,
): Promise<LifeFailure | undefined> {
  const texts = { terraform, description: JSON.stringify(description) };
  const deployment = new SimulatedDeployment(texts, options);
  try {
    const found = await problemOf(deployment);
    if (!found) return undefined;
    const [what, ...lines] = found;
    const text = lines.join('\n');
    return {
      reason: [what, ...lines.flatMap((line) => line.split('\n')).map(indented)].join('\n'),
      about: definitionsIn(text, description),
    };
  } finally {
    await deployment.remove();
  }
}

/** A sentence that says what is wrong, and lines with Terraform addresses that say where. */
async function problemOf(deployment: SimulatedDeployment): Promise<readonly string[] | undefined> {
  const { errors } = await deployment.deploy();
  if (errors.length > 0) return ['It cannot be deployed:', ...errors.map(said)];

  const plan = await deployment.plan();
  if (plan) return changesOf(plan);

  const destroyed = await deployment.destroy();
  if (destroyed.errors.length > 0) {
    return ['It cannot be destroyed:', ...destroyed.errors.map(said)];
  }
  const left = [...(await deployment.made()), ...deployment.inCloud()];
  return left.length > 0 ? ['Destroyed, it leaves something behind:', ...left] : undefined;
}

function said({ address, summary, detail }: EngineDiagnostic): string {
  const where = address === null ? '' : `${address}: `;
  return [`${where}${summary}`, detail].filter(Boolean).join('\n');
}

function changesOf(plan: PlanJson | EngineFailure): readonly string[] {
  if (isFailure(plan)) return ['It cannot be planned once more:', ...plan.diagnostics.map(said)];
  const { resource_changes: resources = [], output_changes: outputs = {} } = plan;
  const isChange = ({ change }: { readonly change: ChangeJson }) =>
    change.actions.join() !== 'no-op';
  return [
    'Once deployed, it still has changes:',
    ...resources
      .filter(isChange)
      .map(({ address, change }) => `${address}: ${change.actions.join('/')} ${changedIn(change)}`),
    ...Object.entries(outputs)
      .filter(([, change]) => isChange({ change }))
      .map(([name]) => `output.${name}`),
  ];
}

/** The arguments and attributes that a change is about; their values may be secrets. */
function changedIn({ before, after, after_unknown: unknown }: ChangeJson): string {
  const [old, now, later] = [before, after, unknown].map(asAttributes);
  const names = new Set([old, now, later].flatMap((side) => Object.keys(side ?? {})));
  const differs = (name: string) =>
    later?.[name] === true || JSON.stringify(old?.[name]) !== JSON.stringify(now?.[name]);
  return [...names].filter(differs).sort().join(', ');
}

function asAttributes(side: unknown): Readonly<Record<string, unknown>> {
  return (side ?? {}) as Readonly<Record<string, unknown>>;
}

/** The definitions of resources whose Terraform addresses stand in a text. */
function definitionsIn(text: string, { resources }: StackDescription): readonly string[] {
  const named = resources.filter(({ terraform }) =>
    terraform.some((address) => mentions(text, address)),
  );
  return [
    ...new Set(named.map(({ type, class: resourceClass }) => `${type}.${resourceClass}`)),
  ].sort();
}

/** Whether an address stands in a text, and not merely one that begins like it. */
function mentions(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const around = [text[at - 1], text[at + address.length]];
    if (!around.some((character) => /[\w-]/.test(character ?? ' '))) return true;
  }
  return false;
}

function indented(line: string): string {
  return `  ${line}`;
}
