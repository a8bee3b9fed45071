import { sandbox, sandboxSecrets } from '../resource-packs/sandbox';
import { definePlatform, existing, rule, secret } from '../src';
import { postgresType, redisType } from '../src/resource-types';

/** Nothing to download and nothing to pay: every environment of the example is made in the sandbox. */
const sandboxed = { packs: [sandbox()], secrets: sandboxSecrets() };

/** A secret that is kept where people put it, by its place there. */
const kept = (reference: string) => secret({ sandbox: { reference } });

export default definePlatform({
  environmentTypes: {
    development: { ...sandboxed, summary: 'For trying things out; may be lost at any time.' },
    preview: { ...sandboxed, summary: 'One for each pull request; expires.' },
    staging: { ...sandboxed, summary: 'As production, with less of it.' },
    production: { ...sandboxed, summary: 'What customers see.', protected: true },
  },
  rules: [
    // The database was there before the platform was, and stays where it is.
    rule(
      { environment: 'shop/production', id: 'shop-db' },
      existing(postgresType, {
        host: 'shop-db.internal',
        port: 5432,
        name: 'shop',
        database: 'shop',
        username: 'shop',
        password: kept('databases/shop'),
      }),
    ),
    // What is critical shares the cluster that is watched around the clock.
    rule(
      { environmentType: 'production', labels: { tier: 'critical' } },
      existing(
        redisType,
        { host: 'redis.internal', port: 6379, username: 'shop', password: kept('redis/shop') },
        { name: 'replicated-redis', summary: 'The replicated Redis of the whole company.' },
      ),
    ),
  ],
});
