import { environmentValues } from '../../src/kinds';
import { definePack, type Pack } from '../../src/pack';
import { calls } from './calls';
import { databases } from './databases';
import { messaging } from './messaging';
import { hostsUnder } from './names';
import { storage } from './storage';
import { traffic } from './traffic';
import { workloads } from './workload';

export { sandboxSecrets } from './secrets';

export interface SandboxOptions {
  /** What all host names end with. @default 'sandbox.localhost' */
  readonly domain?: string;
}

/** A pack that makes records instead of resources: every well-known type, deployed for real, at no cost. */
export function sandbox({ domain = 'sandbox.localhost' }: SandboxOptions = {}): Pack {
  const hostOf = hostsUnder(domain);
  return definePack({
    name: 'sandbox',
    summary: 'Records in the Terraform state that stand for resources: nothing to download or pay.',
    folder: __dirname,
    resources: [
      ...workloads,
      environmentValues(),
      ...databases(hostOf),
      ...messaging(hostOf),
      ...storage(hostOf),
      ...traffic(hostOf),
      ...calls(hostOf),
    ],
  });
}
