import { Token } from 'cdktf';
import type { CreateInput, ResourceDefinition } from '../../src/pack';
import { endpointType, llmModelType, servicePortType, serviceType } from '../../src/resource-types';
import type { HostOf } from './names';
import { recordOf } from './record-of';

/** Everything that a workload calls. */
export function calls(hostOf: HostOf): ResourceDefinition[] {
  return [
    recordOf(serviceType, {
      summary: 'The record of the name of another workload.',
      holdsData: false,
      record: (input) => ({ name: targetOf(input).workload }),
    }),
    recordOf(servicePortType, {
      summary: 'The record of a port of another workload.',
      holdsData: false,
      record: (input) => {
        const { workload, port } = targetOf(input);
        if (!port) throw new TypeError(`${String(input.address)} leads to no port: this is a bug.`);
        return { hostname: workload, port: port.port };
      },
    }),
    recordOf(endpointType, {
      summary: 'The record of a stand-in for another service.',
      holdsData: false,
      record: ({ name, params }) => ({
        name: hostOf(name),
        // The port may be a reference, and a reference to a number inside a text would be lost.
        url: `http://${hostOf(name)}:${Token.asString(params.port)}`,
        ...params,
      }),
    }),
    recordOf(llmModelType, {
      summary: 'The record of a language model.',
      holdsData: false,
      record: ({ name, params }) => ({ url: `http://${hostOf(name)}/v1`, ...params }),
    }),
  ];
}

function targetOf({ target, address }: CreateInput<unknown>) {
  if (target) return target;
  throw new TypeError(`${String(address)} points at no workload: this is a bug.`);
}
