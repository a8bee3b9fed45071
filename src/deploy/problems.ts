import { defineProblem } from '../diagnostics';
import type { EmittedPosition } from '../model';
import type { Rename } from './changes/fates';

/** What somebody may do about data that would be lost. */
interface Remedy {
  readonly address: string;
  readonly project: string;
  /** The command without the permission, such as `deploy -e shop/staging`. */
  readonly command: string;
  /** Present where a new resource may be the same by another name. */
  readonly rename: Rename | undefined;
}

export const dataWouldBeLost = defineProblem<
  Remedy & {
    /** Null where the engine has not been asked yet. */
    readonly action: 'delete' | 'replace' | null;
    readonly things: readonly string[];
    /** Ends the sentence, such as `because …`; empty where nothing is known. */
    readonly because: string;
  }
>({
  code: 'deploy/data-would-be-lost',
  summary: 'Data would be lost',
  detail: ({ address, action, things, because, ...remedy }) => {
    const does = action === null ? 'This stack no longer makes' : `The plan would ${action}`;
    const what = things.length === 1 && things[0] === address ? '' : ` (${listed(things)})`;
    return (
      `${does} ${address}${what}, which holds data${because === '' ? '' : `, ${because}`}. ` +
      `What it holds would be gone, so nothing was changed.` +
      remedies({ address, ...remedy })
    );
  },
  explanation:
    'A definition says which of its Terraform types hold data, such as databases, volumes and buckets. A plan that deletes or ' +
    'replaces one of them is refused, whatever led to it: a rename, a request or a workload that is gone, another definition, ' +
    'another class, a setting that cannot be changed in place. Where the thing only has a new name, declare the rename in ' +
    '"project.yaml", and it stays. Where its data may really be lost, name it with "--allow-destroy", once for each. ' +
    'What no record and no definition knows is taken for something that holds data.',
});

export const definitionChanged = defineProblem<
  Remedy & {
    readonly before: string;
    readonly after: string;
    readonly things: readonly string[];
    readonly requestedAt: readonly EmittedPosition[];
  }
>({
  code: 'deploy/definition-changed',
  summary: 'Another definition would replace what holds data',
  detail: ({ address, before, after, things, requestedAt, ...remedy }) =>
    `${address}${places(requestedAt)} was made by "${before}" and is now to be made by "${after}", which does not make ` +
    `${listed(things)}. What that holds would be gone, so nothing was changed. ` +
    `Have the platform choose the definition it had, with a rule for this resource, or move the data first.` +
    remedies({ address, ...remedy }),
  explanation:
    'Which definition makes a resource is decided by the packs, the rules and the type of the environment. When that ' +
    'decision changes for something that runs and holds data, the new definition makes a new, empty thing and the old one is ' +
    'deleted with all that it holds. That is known before Terraform plans anything. "scoreform explain <address> -e ' +
    '<environment>" shows why the definition was chosen.',
});

export const allowsNothing = defineProblem<{
  readonly given: string;
  readonly environment: string;
  readonly hint: string;
}>({
  code: 'deploy/allows-nothing',
  summary: 'A permission names nothing that exists',
  detail: ({ given, environment, hint }) =>
    `Neither the stack of ${environment} nor what was deployed there before has a resource "${given}", so the permission ` +
    `would be for nothing.${hint} What would be lost is shown by:\n\n  scoreform plan -e ${environment}`,
  explanation:
    'A permission to lose data names one resource by its address, such as postgres.default#shop.db, or one thing by its ' +
    'Terraform address. One that names nothing is a slip of the pen, and nobody should think that it was heard.',
});

export const environmentHoldsData = defineProblem<{
  readonly environment: string;
  /** The command without the confirmation, such as `destroy -e shop/staging`. */
  readonly command: string;
  readonly addresses: readonly string[];
}>({
  code: 'deploy/environment-holds-data',
  summary: 'The environment holds data',
  detail: ({ environment, command, addresses }) =>
    `What the following of ${environment} hold would be gone, so nothing was removed:` +
    `\n\n${addresses.map((address) => `  ${address}`).join('\n')}` +
    `\n\nIf all of it may go:\n\n  scoreform ${command} --confirm ${environment}` +
    `\n\nTo make sure that nothing else goes with it, name each of them instead, beginning with:` +
    `\n\n  scoreform ${command} --allow-destroy ${quoted(addresses[0] ?? '')}`,
  explanation:
    'Removing an environment removes everything that was deployed to it. Where some of that holds data, such as databases, ' +
    'volumes and buckets, it has to be said that the data may go: all of it, by the name of the environment behind ' +
    '"--confirm", or each resource, by its address behind "--allow-destroy". What no record and no definition knows is ' +
    'taken for something that holds data. Nothing was removed.',
});

/** Every kind of problem that the guard can find. */
export const guardProblems = [
  allowsNothing,
  environmentHoldsData,
  dataWouldBeLost,
  definitionChanged,
];

/** A rollback deploys a stack as it was, and reads no file: no rename can be declared for it. */
function goesBack(command: string): boolean {
  return command.startsWith('rollback');
}

function remedies({ address, project, command, rename }: Remedy): string {
  const declared =
    rename === undefined
      ? ''
      : goesBack(command)
        ? `\n\nIt is called ${rename.from} since then, and going back would take that for another one. Go forward instead: put what ` +
          `you want back into the files, and deploy.`
        : `\n\nIf it only has a new name, say so in projects/${project}/project.yaml, and it stays:\n\n` +
          `  renames:\n    - from: ${rename.from}\n      to: ${rename.to}`;
  return `${declared}\n\nIf its data may be lost:\n\n  scoreform ${command} --allow-destroy ${quoted(address)}`;
}

/** As a shell reads it back: addresses hold characters that it would act on. */
function quoted(address: string): string {
  return `'${address.replaceAll("'", `'\\''`)}'`;
}

function listed(things: readonly string[]): string {
  const [last = '', ...others] = [...things].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

function places(positions: readonly EmittedPosition[]): string {
  const [first, ...others] = positions;
  if (!first) return '';
  const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
  return ` (requested at ${first.file}:${String(first.line)}${more})`;
}
