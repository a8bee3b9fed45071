import type { BlockSchema } from '../../../src/simulate/provider-schema';
import { offlineConfig, plansOffline } from '../../../src/simulate/real/offline';
import { UNKNOWN, type Value } from '../../../src/simulate/values';

const AWS = 'registry.terraform.io/hashicorp/aws';
const attribute = {
  type: 'string',
  required: false,
  optional: true,
  computed: false,
  sensitive: false,
  writeOnly: false,
} as const;
const schema: BlockSchema = {
  attributes: {
    region: attribute,
    access_key: attribute,
    profile: attribute,
    allowed_account_ids: { ...attribute, type: ['set', 'string'] },
    skip_metadata_api_check: attribute,
  },
  blocks: {
    assume_role: {
      nesting: 'list',
      minItems: 0,
      maxItems: 0,
      block: { attributes: { role_arn: attribute }, blocks: {} },
    },
  },
};

test('what leads to a cloud is taken out, and the rest stays', () => {
  const config = {
    region: 'eu-central-1',
    access_key: null,
    profile: 'production',
    allowed_account_ids: ['111122223333'],
    skip_metadata_api_check: null,
    assume_role: [{ role_arn: 'arn:aws:iam::111122223333:role/deploy' }],
  };

  expect(offlineConfig(AWS, config, schema)).toEqual({
    region: 'eu-central-1',
    access_key: 'offline',
    profile: null,
    allowed_account_ids: null,
    skip_metadata_api_check: 'true',
    assume_role: [],
  });
});

test.each<{ because: string; region: Value }>([
  { because: 'it is not given', region: null },
  { because: 'it is not known yet', region: UNKNOWN },
])('a region stands in where $because', ({ region }) => {
  expect(offlineConfig(AWS, { region }, schema)['region']).toMatch(/^[a-z]+-[a-z]+-\d$/);
});

test.each([
  [AWS, true],
  ['registry.terraform.io/hashicorp/kubernetes', false],
  ['registry.terraform.io/acme/aws', false],
])('%s plans offline: %s', (source, expected) => {
  expect(plansOffline(source)).toBe(expected);
});
