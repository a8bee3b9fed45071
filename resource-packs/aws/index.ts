import { definePack, type Pack } from '../../src/pack';
import { account } from './account';
import type { AwsOptions } from './options';

export type {
  AwsOptions,
  ExistingNetwork,
  OwnNetwork,
  PodsOptions,
  PolicyStatement,
} from './options';

/** A pack that runs workloads on Amazon Web Services, without static credentials and with nothing open to the world. */
export function aws(options: AwsOptions): Pack {
  return definePack({
    name: 'aws',
    summary: 'Workloads and what they need on Amazon Web Services.',
    folder: __dirname,
    resources: [account(options)],
  });
}
