import { definePack, defineResource, secret } from '../../../../../src/pack';
import {
  dnsType,
  postgresType,
  routeType,
  volumeType,
  workloadType,
} from '../../../../../src/resource-types';

const postgres = defineResource(postgresType, {
  summary: 'A database that may be lost.',
  stateful: ['terraform_data'],
  needs: { disk: { type: 'volume', per: 'resource' } },
  create: () => ({
    host: 'localhost',
    port: 5432,
    name: 'small',
    database: 'small',
    username: 'small',
    password: secret({ sandbox: { reference: 'small' } }),
  }),
});

/** Just enough of a pack to draw, check and explain; nothing in it makes a construct. */
export const small = definePack({
  name: 'small',
  summary: 'Whatever fits on one machine.',
  resources: [
    defineResource(workloadType, { summary: 'A process.', create: () => ({}) }),
    postgres,
    defineResource(volumeType, { summary: 'A folder.', create: () => ({ source: 'folder' }) }),
    defineResource(dnsType, {
      summary: 'A name of this machine.',
      create: () => ({ host: 'localhost', url: 'http://localhost' }),
    }),
    defineResource(routeType, { summary: 'A line in a proxy.', create: () => ({}) }),
  ],
});
