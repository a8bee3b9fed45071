import { defineResource } from '../../../src/pack';
import { workloadIdentityType } from '../../../src/resource-types';
import { workloadName } from '../names';

/** Who a workload is within the cluster: the name of its service account, which no cloud knows. */
export const workloadIdentity = defineResource(workloadIdentityType, {
  summary: 'The name of a service account, which neither the cluster nor a cloud gives any rights.',
  create({ address }) {
    const serviceAccount = workloadName(address.id);
    return { name: serviceAccount, serviceAccount };
  },
});
