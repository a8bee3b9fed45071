import { definePack } from '../../../src/pack';
import { packContract } from '../../../src/testing';
import { OPTIONS, smallPack } from './small-shop';

const EXISTING = {
  vpc: 'vpc-0123456789abcdef0',
  cidr: '10.20.0.0/16',
  privateSubnets: ['subnet-0123456789abcdef0'],
  publicSubnets: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
};

/** The definitions of these files only; what they need is stood in for by others. */
const OWN = [
  'aws-account',
  'aws-key',
  'aws-network',
  'dns',
  'ingress',
  'route',
  'tls-cert',
  'volume',
];

describe.each([
  { because: 'little is given', options: OPTIONS },
  { because: 'the network is there already', options: { ...OPTIONS, network: EXISTING } },
])('where $because', ({ options }) => {
  const pack = smallPack(options);
  const resources = pack.resources.filter(({ type }) => OWN.includes(type.name));

  test.each(packContract(definePack({ ...pack, resources })))('$definition $check', ({ run }) => {
    expect(run).not.toThrow();
  });
});
