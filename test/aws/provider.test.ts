import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planOffline } from '../engines/aws/offline';
import { OPTION_SETS } from '../engines/aws/option-sets';
import { findAwsTerraform } from '../engines/aws/provider';
import { TrialStacks } from '../engines/aws/trial-stacks';
import { emitExample } from '../engines/example';
import { describeOn } from '../engines/found';

const NOTHING_BUT_NEW = /^Plan: \d+ to add, 0 to change, 0 to destroy\.$/m;

describeOn('the real AWS provider, without AWS', findAwsTerraform(), (terraform) => {
  const trial = new TrialStacks();
  const output = mkdtempSync(join(tmpdir(), 'scoreform-example-'));
  afterAll(() => {
    trial.remove();
    rmSync(output, { recursive: true, force: true });
  });

  test.each(OPTION_SETS)(
    'validates and plans everything where $because ($name)',
    (set) => {
      expect(planOffline(terraform, trial.stackOf(set).folder).said).toMatch(NOTHING_BUT_NEW);
    },
    600_000,
  );

  test("validates and plans the example's production", () => {
    const stack = emitExample('production', output);
    expect(planOffline(terraform, stack).said).toMatch(NOTHING_BUT_NEW);
  }, 600_000);
});
