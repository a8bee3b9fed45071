import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { outputsAs } from '../../../src/pack';
import { k8sNamespaceType, workloadIdentityType } from '../../../src/resource-types';
import { terraformAddress } from '../../../src/terraform';
import { awsResource } from '../aws-resource';
import type { AwsOptions, PodsOptions } from '../options';
import { allowUses } from './identity-uses';
import { workloadRole } from './trusted-role';

/** The role of a workload that runs as pods on EKS, tied to a service account by Pod Identity. */
export const podIdentity = (options: AwsOptions, { cluster, securityGroup }: PodsOptions) => {
  if (!/^sg-[\da-z]+$/.test(securityGroup)) {
    throw new TypeError(`"${securityGroup}" is not the id of a security group.`);
  }
  return awsResource(workloadIdentityType, {
    summary: 'An IAM role for the pods of the workload, by Pod Identity of EKS.',
    needs: { namespace: { type: 'k8s-namespace', per: 'environment' } },
    create(input) {
      const { scope, name, needs } = input;
      const role = workloadRole(
        input,
        {
          service: 'pods.eks.amazonaws.com',
          actions: ['sts:AssumeRole', 'sts:TagSession'],
          arnService: 'eks',
        },
        options,
      );
      const serviceAccount = name.within(63, { startsWithLetter: true });
      const association = new EksPodIdentityAssociation(scope, 'Default', {
        clusterName: cluster,
        namespace: outputsAs(k8sNamespaceType, needs['namespace']).namespace,
        serviceAccount,
        roleArn: role.arn,
      });
      return {
        name: role.name,
        role: role.arn,
        securityGroup,
        serviceAccount,
        ready: [terraformAddress(association)],
      };
    },
    receive: allowUses,
  });
};
