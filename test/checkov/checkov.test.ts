import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planOffline } from '../engines/aws/offline';
import { OPTION_SETS, type OptionSet } from '../engines/aws/option-sets';
import { findAwsTerraform, type AwsTerraform } from '../engines/aws/provider';
import { TrialStacks } from '../engines/aws/trial-stacks';
import { Checkov, type Failure } from '../engines/checkov/checkov';
import { ONLY_WHERE_ASKED_FOR, WAIVERS } from '../engines/checkov/waivers';
import { emitExample } from '../engines/example';
import { both, describeOn } from '../engines/found';

const [PLAIN, GUARDED] = ['plain', 'guarded'].map((name) =>
  OPTION_SETS.find((set) => set.name === name),
) as [OptionSet, OptionSet];

describeOn('checkov', both(Checkov.find(), findAwsTerraform()), ([checkov, terraform]) => {
  test('finds nothing in what the AWS pack makes', () => {
    const trial = new TrialStacks([PLAIN, ...OPTION_SETS.map(guarded)]);
    const output = mkdtempSync(join(tmpdir(), 'scoreform-example-'));
    const failuresIn = (folder: string) =>
      checkov.judge(plannedIn(folder, terraform), 'terraform_plan').failures;
    try {
      const [plain = [], ...others] = trial.stacks.map(({ folder }) => failuresIn(folder));
      // The web ACL is an option that the example leaves out.
      const example = failuresIn(emitExample('production', output));
      expect(others.flat()).toEqual([]);
      expect(example.filter(({ check }) => ONLY_WHERE_ASKED_FOR[check] !== 'webAcl')).toEqual([]);
      expect(checksOf(plain)).toEqual(Object.keys(ONLY_WHERE_ASKED_FOR).sort());
      expect(checkov.needless).toEqual([]);
    } finally {
      trial.remove();
      rmSync(output, { recursive: true, force: true });
    }
  }, 1_800_000);
});

test('there are few waivers', () => {
  expect(WAIVERS.length).toBeLessThanOrEqual(10);
});

/** A set as production has it: protected, with everything on that costs something. */
function guarded(set: OptionSet): OptionSet {
  const { accessLogs, webAcl } = GUARDED.options;
  const options = { ...set.options, ...(accessLogs && { accessLogs }), ...(webAcl && { webAcl }) };
  return { ...set, name: `guarded-${set.name}`, protected: true, options };
}

/** The plan of a stack, in a file that checkov reads. */
function plannedIn(folder: string, terraform: AwsTerraform): string {
  const { plan } = planOffline(terraform, folder);
  const file = join(folder, 'plan.json');
  writeFileSync(file, terraform.mustRun(folder, 'show', '-json', plan));
  return file;
}

function checksOf(failures: readonly Failure[]): string[] {
  return [...new Set(failures.map(({ check }) => check))].sort();
}
