import { outputsAs, type ConnectInput, type Grants } from '../../../src/pack';
import { workloadType } from '../../../src/resource-types';
import { namespaceOf } from '../kubernetes-resource';
import { labelsOf } from '../names';
import { openPods } from '../network-policy';
import { serverNames } from './server-names';

/** Lets the pods of a consumer reach a server in the cluster; a consumer without pods needs no way in. */
export function letIn(input: ConnectInput<unknown>, port: number): Grants | undefined {
  const { scope, address, context, name, needs, consumer } = input;
  const { pods } = outputsAs(workloadType, consumer.outputs);
  if (!pods) return undefined;
  const { server, selector } = serverNames(name);
  openPods(scope, 'Default', {
    metadata: {
      name: `${server}-from-${consumer.name.within(52)}`,
      namespace: namespaceOf(needs),
      labels: labelsOf(address, context),
    },
    to: selector,
    from: { namespaces: { 'kubernetes.io/metadata.name': pods.namespace }, pods: pods.labels },
    ports: [{ port, protocol: 'TCP' }],
  });
  return undefined;
}
