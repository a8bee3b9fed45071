import { shopOf } from './running-shop';

const RESOURCES = {
  db: { type: 'postgres' },
  cache: { type: 'redis' },
  disk: { type: 'volume' },
  files: { type: 's3' },
  web: { type: 'dns' },
  all: { type: 'route', params: { host: '${resources.web.host}', port: 80 } },
};

/** What AWS refuses at the beginning of a name. */
const RESERVED: Readonly<Record<string, RegExp>> = {
  aws_lb: /^internal-/,
  aws_s3_bucket: /^(sthree-|amzn-s3-demo-)/,
  aws_security_group: /^sg-/,
};

describe.each(['sg', 'internal', 'sthree', 'amzn-s3-demo'])('a project called %s', (project) => {
  const blocks = shopOf({
    project,
    workloads: { main: { resources: RESOURCES, service: { ports: { web: { port: 80 } } } } },
  });

  test.each(Object.entries(RESERVED))('has no name for %s that AWS keeps', (type, reserved) => {
    const names = Object.values(blocks[type] ?? {}).map(({ name, bucket }) => name ?? bucket);

    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => reserved.test(name as string))).toEqual([]);
  });
});
