import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aws } from '../../../resource-packs/aws';
import { awsSecrets } from '../../../resource-packs/aws/secrets/secret-store';
import type { Diagnostic } from '../../../src/diagnostics';
import type { StackDescription } from '../../../src/model';
import { orchestrate } from '../../../src/orchestrate';
import { definePack, defineResource, type Pack } from '../../../src/pack';
import { definePlatform } from '../../../src/platform';
import { k8sNamespaceType, workloadIdentityType, workloadType } from '../../../src/resource-types';
import { OPTION_SETS, type OptionSet } from './option-sets';
import { writeTrialProject, type TrialOptions } from './trial-project';

/** A stack that holds everything the pack makes with one set of options. */
export interface TrialStack {
  readonly set: OptionSet;
  readonly pack: Pack;
  readonly folder: string;
  readonly description: StackDescription;
}

/** The stacks of every set of options, on disk until they are removed. */
export class TrialStacks {
  readonly root: string;
  readonly stacks: readonly TrialStack[];

  /** @param choose what is tried of a pack; all of it if not given */
  constructor(
    sets = OPTION_SETS,
    choose: (pack: Pack) => Pack = (pack) => pack,
    options: TrialOptions = {},
  ) {
    const packs = new Map(sets.map((set) => [set, choose(packOf(set))]));
    this.root = mkdtempSync(join(tmpdir(), 'scoreform-aws-'));
    for (const [{ name }, pack] of packs) writeTrialProject(this.root, name, pack, options);
    try {
      this.emit(packs);
    } catch (mistake) {
      this.remove();
      throw mistake;
    }
    this.stacks = [...packs].map(([set, pack]) => {
      const folder = join(this.root, 'cdktf.out', 'stacks', `${set.name}-trial`);
      const text = readFileSync(join(folder, 'scoreform.json'), 'utf8');
      return { set, pack, folder, description: JSON.parse(text) as StackDescription };
    });
  }

  stackOf(set: OptionSet): TrialStack {
    const stack = this.stacks.find((one) => one.set === set);
    if (stack) return stack;
    throw new Error(`The set "${set.name}" is not tried.`);
  }

  /** Emits the same project once more with other options, into the same folder and onto the same state. */
  emit(packs: ReadonlyMap<OptionSet, Pack>): void {
    const platform = definePlatform({
      environmentTypes: Object.fromEntries(
        [...packs].map(([{ name, options, protected: isProtected = false }, pack]) => [
          name,
          { packs: [pack], protected: isProtected, secrets: awsSecrets(options) },
        ]),
      ),
    });
    const found: Diagnostic[] = [];
    const sources = { root: this.root, output: join(this.root, 'cdktf.out') };
    const names = orchestrate(sources, platform, (diagnostic) => found.push(diagnostic));
    if (names?.length === packs.size && found.length === 0) return;
    const said = found.map(({ code, detail }) => `${code}: ${detail}`);
    throw new Error(`The trial cannot be emitted:\n${said.join('\n')}`);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The pack of a set; where pods are of another pack, with workloads that are nothing but their identity. */
export function packOf({ options }: OptionSet): Pack {
  const pack = aws(options);
  if (options.pods === undefined) return pack;
  const own = pack.resources.filter(({ type }) => type.name !== workloadType.name);
  return definePack({ ...pack, resources: [...own, POD, NAMESPACE] });
}

const POD = defineResource(workloadType, {
  summary: 'A pod of another pack.',
  needs: { identity: { type: workloadIdentityType.name, per: 'workload' } },
  create: ({ needs }) => ({ securityGroup: needs['identity']?.['securityGroup'] as string }),
});

const NAMESPACE = defineResource(k8sNamespaceType, {
  summary: 'A namespace of another pack.',
  create: () => ({ namespace: 'shop-production' }),
});
