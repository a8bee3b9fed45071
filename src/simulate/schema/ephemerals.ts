import type { AttributeSchema, BlockSchema, NestedBlockSchema } from '../provider-schema';
import type { CtyType } from '../values';

const HIDDEN = { sensitive: false, writeOnly: false };

function required(type: CtyType): AttributeSchema {
  return { type, required: true, optional: false, computed: false, ...HIDDEN };
}

function optional(type: CtyType): AttributeSchema {
  return { type, required: false, optional: true, computed: false, ...HIDDEN };
}

function defaulted(type: CtyType): AttributeSchema {
  return { type, required: false, optional: true, computed: true, ...HIDDEN };
}

function result(type: CtyType): AttributeSchema {
  return { type, required: false, optional: false, computed: true, ...HIDDEN };
}

function nested(
  nesting: 'single' | 'set',
  attributes: BlockSchema['attributes'],
  blocks: BlockSchema['blocks'] = {},
): NestedBlockSchema {
  return { nesting, block: { attributes, blocks }, minItems: 0, maxItems: 0 };
}

const REGION = { region: defaulted('string') };

/** Ephemeral resources of which bindings know nothing, as the documentation of their providers has them. */
const KNOWN: Readonly<Record<string, BlockSchema>> = {
  aws_kms_secrets: {
    attributes: { plaintext: result(['map', 'string']), ...REGION },
    blocks: {
      secret: nested('set', {
        context: optional(['map', 'string']),
        encryption_algorithm: optional('string'),
        grant_tokens: optional(['list', 'string']),
        key_id: optional('string'),
        name: required('string'),
        payload: required('string'),
      }),
    },
  },
  aws_secretsmanager_random_password: {
    attributes: {
      exclude_characters: optional('string'),
      exclude_lowercase: optional('bool'),
      exclude_numbers: optional('bool'),
      exclude_punctuation: optional('bool'),
      exclude_uppercase: optional('bool'),
      include_space: optional('bool'),
      password_length: optional('number'),
      random_password: result('string'),
      ...REGION,
      require_each_included_type: optional('bool'),
    },
    blocks: {},
  },
  aws_secretsmanager_secret_version: {
    attributes: {
      arn: result('string'),
      created_date: result('string'),
      ...REGION,
      secret_binary: result('string'),
      secret_id: required('string'),
      secret_string: result('string'),
      version_id: defaulted('string'),
      version_stage: defaulted('string'),
      version_stages: result(['list', 'string']),
    },
    blocks: {},
  },
  aws_ssm_parameter: {
    attributes: {
      arn: required('string'),
      name: result('string'),
      ...REGION,
      type: result('string'),
      value: result('string'),
      version: result('number'),
      with_decryption: defaulted('bool'),
    },
    blocks: {},
  },
  kubernetes_token_request_v1: {
    attributes: { expiration_timestamp: defaulted('string'), token: defaulted('string') },
    blocks: {
      metadata: nested('single', { name: required('string'), namespace: required('string') }),
      spec: nested(
        'single',
        { audiences: defaulted(['list', 'string']), expiration_seconds: defaulted('number') },
        {
          bound_object_ref: nested('single', {
            api_version: optional('string'),
            kind: optional('string'),
            name: optional('string'),
            uid: optional('string'),
          }),
        },
      ),
    },
  },
  random_password: {
    attributes: {
      bcrypt_hash: result('string'),
      length: required('number'),
      lower: defaulted('bool'),
      min_lower: defaulted('number'),
      min_numeric: defaulted('number'),
      min_special: defaulted('number'),
      min_upper: defaulted('number'),
      numeric: defaulted('bool'),
      override_special: optional('string'),
      result: result('string'),
      special: defaulted('bool'),
      upper: defaulted('bool'),
    },
    blocks: {},
  },
};

/** The schema of an ephemeral resource that is known by heart. */
export function knownEphemeral(type: string): BlockSchema | undefined {
  return Object.hasOwn(KNOWN, type) ? KNOWN[type] : undefined;
}
