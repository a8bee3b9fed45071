import { definePack, defineResource, secret } from '../../../../../src/pack';
import { definePlatform, rule } from '../../../../../src/platform';
import { postgresType } from '../../../../../src/resource-types';
import { small } from '../resource-packs/small';

const database = (summary: string, name: string) =>
  defineResource(postgresType, {
    name,
    summary,
    create: () => ({
      host: name,
      port: 5432,
      name,
      database: name,
      username: name,
      password: secret({ sandbox: { reference: name } }),
    }),
  });

const large = definePack({
  name: 'large',
  summary: 'Databases that outlive a machine.',
  resources: [database('A database on three machines.', 'cluster')],
});

export default definePlatform({
  environmentTypes: {
    development: { summary: 'For trying things out.', packs: [small] },
    production: { summary: 'What customers see.', packs: [small.without('postgres'), () => large] },
  },
  rules: [
    rule(
      { environment: 'shop/production', id: 'orders-db' },
      database('The database that was there before.', 'legacy'),
    ),
  ],
});
