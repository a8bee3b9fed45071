import { requirementsOf } from '../../src/deploy/engine/requirements';

const aws = { source: 'hashicorp/aws', version: '5.100.0' };
const of = (stack: object) => requirementsOf(JSON.stringify(stack));

test.each<{ because: string; stack: object; sources: readonly string[] }>([
  { because: 'nothing is nothing', stack: {}, sources: [] },
  {
    because: 'builtin providers need no cache',
    stack: {
      terraform: {
        required_providers: { terraform: { source: 'terraform.io/builtin/terraform' } },
      },
      resource: { terraform_data: {} },
    },
    sources: [],
  },
  {
    because: 'sorted, whatever their order is',
    stack: { terraform: { required_providers: { b: { source: 'acme/b' }, aws } } },
    sources: ['provider acme/b {"source":"acme/b"}', 'provider hashicorp/aws "5.100.0"'],
  },
  {
    because: 'a type whose provider nobody names implies one',
    stack: {
      data: { random_id: {} },
      terraform: { required_providers: { aws } },
      resource: { aws_vpc: {} },
    },
    sources: ['provider hashicorp/aws "5.100.0"', 'provider random'],
  },
  {
    because: 'a module brings providers of its own',
    stack: { module: { db: { source: 'acme/db/aws', version: '~> 1.0', size: 3 } } },
    sources: ['module ["acme/db/aws","~> 1.0"]'],
  },
])('$because', ({ stack, sources }) => {
  expect(of(stack).sources).toEqual(sources);
});

test.each<{ because: string; one: object; other: object; same: boolean }>([
  {
    because: 'what is made of providers is no matter of init',
    one: { resource: { terraform_data: { a: { input: 1 } } } },
    other: { resource: { terraform_data: { a: { input: 2 }, b: {} } } },
    same: true,
  },
  {
    because: 'the order of keys means nothing',
    one: { terraform: { backend: { s3: { bucket: 'a', key: 'b' } } } },
    other: { terraform: { backend: { s3: { key: 'b', bucket: 'a' } } } },
    same: true,
  },
  {
    because: 'another backend is another state',
    one: { terraform: { backend: { s3: { bucket: 'a' } } } },
    other: { terraform: { backend: { s3: { bucket: 'b' } } } },
    same: false,
  },
  {
    because: 'settings of a provider are no matter of init',
    one: { provider: { aws: [{ region: 'eu-central-1' }] } },
    other: { provider: { aws: [{ region: 'eu-west-1' }] } },
    same: true,
  },
  {
    because: 'another version of a module has to be fetched',
    one: { module: { db: { source: 'acme/db/aws', version: '1.0.0' } } },
    other: { module: { db: { source: 'acme/db/aws', version: '1.0.1' } } },
    same: false,
  },
])('init is needed or not: $because', ({ one, other, same }) => {
  expect(of(one).text === of(other).text).toBe(same);
});
