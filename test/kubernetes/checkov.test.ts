import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { kubernetes, kubernetesSecrets } from '../../resource-packs/kubernetes';
import { definePack, type Pack } from '../../src/pack';
import { definePlatform } from '../../src/platform';
import { writeTrialProject } from '../engines/aws/trial-project';
import { Checkov } from '../engines/checkov/checkov';
import { describeOn } from '../engines/found';
import type { Attempt } from '../resource-packs/deployed';
import { optionsOn, platformOn } from './platform';
import { attempts, rendered } from './stacks';
import { describeWithCluster } from './test-cluster';

const CLONE = resolve(__dirname, '../..');

describeOn('checkov', Checkov.find(), (checkov) => {
  describeWithCluster('with the schemas of a cluster', (on) => {
    const folder = mkdtempSync(join(tmpdir(), 'scoreform-checkov-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('finds nothing in what the Kubernetes pack makes', async () => {
      const all = [
        ...attempts(CLONE, platformOn(on.cluster.kubeconfig)),
        ...trials(join(folder, 'trial'), everythingOf(on.cluster.kubeconfig)),
      ];
      expect(all.flatMap(({ errors }) => errors.map(({ detail }) => detail))).toEqual([]);
      const judgements = rendered(all, on.schema).map(async ({ name, manifests }) => {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }));
        return { name, ...(await checkov.judge(file, 'kubernetes')) };
      });
      const clean = (name: string) => expect.objectContaining({ name, failures: [] }) as unknown;
      expect(await Promise.all(judgements)).toEqual(
        ['shop-staging', 'plain-trial', 'protected-trial'].map(clean),
      );
      expect(checkov.needless('kubernetes')).toEqual([]);
    }, 300_000);
  });
});

/** The pack with every option that adds something, without the volumes that only one class of workload takes. */
function everythingOf(path: string): Pack {
  const pack = kubernetes({
    ...optionsOn(path),
    endpoints: {
      'shared-endpoint': 'https://api.payments.example',
      'shared-endpoint-1': 'https://api.maps.example/v2',
    },
  });
  const resources = pack.resources.filter((it) => it.class !== 'per-instance');
  return definePack({ ...pack, resources });
}

/** An environment that has everything of a pack, and one that has it protected. */
function trials(root: string, pack: Pack): readonly Attempt[] {
  const names = ['plain', 'protected'];
  for (const name of names) writeTrialProject(root, name, pack);
  const environmentTypes = Object.fromEntries(
    names.map((name) => [
      name,
      { packs: [pack], secrets: kubernetesSecrets(), protected: name === 'protected' },
    ]),
  );
  return attempts(root, definePlatform({ environmentTypes }));
}
