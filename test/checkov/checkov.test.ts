import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planInitialized } from '../engines/aws/offline';
import { ACCOUNT, OPTION_SETS, type OptionSet } from '../engines/aws/option-sets';
import { findAwsTerraform, type AwsTerraform } from '../engines/aws/provider';
import { TrialStacks } from '../engines/aws/trial-stacks';
import { Checkov, type Failure, type Verdict } from '../engines/checkov/checkov';
import { WAIVERS } from '../engines/checkov/waivers';
import { emitExample } from '../engines/example';
import { both, describeOn } from '../engines/found';

/** What an environment does without that nobody protects, for a platform that names nothing of its own. */
const LACKING_ON_PURPOSE: Readonly<Record<string, string>> = {
  CKV_AWS_18: 'buckets keep no access logs: no bucket for them is named',
  CKV_AWS_91: 'neither do load balancers',
  CKV_AWS_139: 'clusters of Aurora may be deleted, as the environment may',
  CKV_AWS_150: 'so may load balancers',
  CKV_AWS_157: 'databases are in one zone',
  CKV_AWS_293: 'and may be deleted',
  CKV2_AWS_8: 'databases are backed up by RDS alone: no plan of AWS Backup is named',
  CKV2_AWS_28: 'load balancers have no web ACL: none is named',
  CKV2_AWS_50: 'caches are in one zone',
};

/** Where the network lies changes nothing that checkov looks at. */
const SETS = ['plain', 'permitted', 'pods'].map((name) =>
  OPTION_SETS.find((set) => set.name === name),
) as [OptionSet, OptionSet, OptionSet];
const [PLAIN] = SETS;

describeOn('checkov', both(Checkov.find(), findAwsTerraform()), ([checkov, terraform]) => {
  const output = mkdtempSync(join(tmpdir(), 'scoreform-example-'));
  const trial = new TrialStacks([PLAIN, ...SETS.map(complete)]);
  const [plain, ...protectedOnes] = trial.stacks.map(({ folder }) => folder);

  afterAll(() => {
    trial.remove();
    rmSync(output, { recursive: true, force: true });
  });

  /** Judges one stack while Terraform plans the next. */
  async function failuresIn(folders: readonly string[]): Promise<readonly Failure[]> {
    const verdicts: Promise<Verdict>[] = [];
    for (const folder of folders) {
      const file = plannedIn(folder, terraform);
      await verdicts.at(-1);
      verdicts.push(checkov.judge(file, 'terraform_plan'));
    }
    return (await Promise.all(verdicts)).flatMap(({ failures }) => failures);
  }

  test('finds nothing in production of the example, nor in anything that is protected', async () => {
    const example = emitExample('production', output);
    expect(await failuresIn([example, ...protectedOnes])).toEqual([]);
    expect(checkov.needless('terraform_plan')).toEqual([]);
  }, 900_000);

  test('finds only what is lacking on purpose where nothing is protected', async () => {
    const found = new Set((await failuresIn([plain ?? ''])).map(({ check }) => check));
    expect([...found].sort()).toEqual(Object.keys(LACKING_ON_PURPOSE).sort());
  }, 300_000);
});

test('there are few waivers', () => {
  expect(WAIVERS.length).toBeLessThanOrEqual(10);
});

/** A set as production has it: protected, with what the platform of a company has for all its environments. */
function complete(set: OptionSet): OptionSet {
  const options = {
    ...set.options,
    accessLogs: { bucket: 'acme-access-logs' },
    backupPlan: {
      id: 'a1b2c3d4-5678-90ab-cdef-111122223333',
      role: `arn:aws:iam::${ACCOUNT}:role/backup`,
    },
    webAcl: `arn:aws:wafv2:eu-central-1:${ACCOUNT}:regional/webacl/shop/0123`,
  };
  return { ...set, name: `complete-${set.name}`, protected: true, options };
}

/** The plan of a stack, in a file that checkov reads. */
function plannedIn(folder: string, terraform: AwsTerraform): string {
  terraform.mustRun(folder, 'init');
  const { plan } = planInitialized(terraform, folder);
  const file = join(folder, 'plan.json');
  writeFileSync(file, terraform.mustShow(folder, plan));
  return file;
}
