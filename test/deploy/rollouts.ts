import { join } from 'node:path';
import { Repository } from '../terraform/repository';

/** A definition that says how to tell whether it is healthy: a file has to be there. */
const PACK = `import { TerraformResource } from 'cdktf';
import { definePack, defineResource, defineResourceType } from 'scoreform';
import { z } from 'zod';

class Rollout extends TerraformResource {
  constructor(scope: any, private readonly address: string) {
    super(scope, 'Default', { terraformResourceType: 'terraform_data' });
  }
  protected override synthesizeAttributes() { return { input: { address: this.address } }; }
  override toTerraform(): any {
    const id = this.friendlyUniqueId;
    const file = JSON.stringify(process.env['ROLLED_OUT']);
    const assert = [{
      condition: '\${terraform_data.' + id + '.id != "" && fileexists(' + file + ')}',
      error_message: 'The last rollout has not finished: 0 of 2 pods.',
    }];
    return { ...(super.toTerraform() as object), check: { [id + '__rollout']: { assert } } };
  }
}

const rolloutType = defineResourceType({
  name: 'rollout',
  summary: 'Something that rolls out.',
  params: z.strictObject({}),
  outputs: z.strictObject({ url: z.string() }),
});

export const rollouts = definePack({
  name: 'rollouts',
  summary: 'Things that roll out.',
  folder: __dirname,
  resources: [
    defineResource(rolloutType, {
      summary: 'Rolls out.',
      create({ scope, address }) {
        new Rollout(scope, String(address));
        return { url: 'https://shop.example' };
      },
    }),
  ],
});
`;

const PLATFORM = `import { definePlatform } from 'scoreform';
import { sandbox, sandboxSecrets } from 'scoreform/packs/sandbox';
import { rollouts } from './rollouts';

export default definePlatform({
  environmentTypes: {
    development: { packs: [sandbox(), rollouts], secrets: sandboxSecrets() },
  },
});
`;

const WEB = `apiVersion: score.dev/v1b1
metadata: { name: web }
containers:
  main:
    image: registry.example/web:1
    variables: { URL: "\${resources.front.url}" }
resources:
  front: { type: rollout }
  db: { type: postgres }
`;

/** The file that says that the rollout has finished. */
export const ROLLED_OUT = 'rolled-out';

/** A repository with one environment, which is healthy while there is a file. */
export function rollingShop(): Repository {
  const repository = Repository.of({
    'stacks/rollouts.ts': PACK,
    'stacks/platform.ts': PLATFORM,
    'projects/shop/web/score.yaml': WEB,
    'projects/shop/environments/test.yaml': 'type: development\n',
  });
  repository.variables['ROLLED_OUT'] = join(repository.root, ROLLED_OUT);
  return repository;
}
