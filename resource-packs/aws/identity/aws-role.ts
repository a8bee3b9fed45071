import { outputsAs } from '../../../src/pack';
import { awsRoleType, workloadIdentityType } from '../../../src/resource-types';
import { awsResource } from '../aws-resource';

/** The role of the workload itself, for those that have to name it to others; nothing is made. */
export const awsRole = () =>
  awsResource(awsRoleType, {
    summary: 'The role that the workload has anyway, by its name.',
    needs: { identity: { type: 'workload-identity', per: 'workload' } },
    create({ needs, address }) {
      const { name, role } = outputsAs(workloadIdentityType, needs['identity']);
      if (role === undefined) {
        throw new TypeError(`${String(address)}: the identity of the workload is no role on AWS.`);
      }
      return { name, arn: role };
    },
  });
