import type { CtyType } from '../values';

/**
 * What providers mark as sensitive, by name; the schemas in bindings do not tell. A name that is missing shows a value in
 * a plan, so it is better to have one too many.
 */
const NAMES = new RegExp(
  '(?:^|_)(?:' +
    [
      'passwords?',
      'passphrase',
      'private_key',
      'secret',
      'secret_string',
      'secret_binary',
      'secret_token',
      'secret_(?:access_)?key',
      'api_(?:secret_)?key',
      'access_token',
      'auth(?:orization)?_token',
      'oauth_token',
      'basic_auth_credentials',
      'key_material_base64',
      'plaintext',
      'preshared_key',
    ].join('|') +
    ')(?:_v\\d+)?(?:_wo)?$',
);

/** What only the type tells, with the path of its attributes. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_api_key: ['value'],
  aws_eks_cluster_auth: ['token'],
  aws_ssm_parameter: ['value', 'value_wo'],
  aws_ssm_parameters_by_path: ['values'],
  kubernetes_secret: ['binary_data', 'data'],
  kubernetes_secret_v1: ['binary_data', 'data'],
  kubernetes_secret_v1_data: ['data'],
  kubernetes_token_request_v1: ['token'],
  random_bytes: ['base64', 'hex'],
  random_password: ['bcrypt_hash', 'result'],
  tls_private_key: ['private_key_openssh', 'private_key_pem', 'private_key_pem_pkcs8'],
};

/** What a name only seems to tell, with the path of its attributes. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  aws_cognito_user_pool_client: ['token_validity_units.access_token'],
  aws_docdb_cluster: ['master_password_wo'],
};

/** Whether the value of an attribute is to be hidden, as far as its name and its type of resource tell. */
export function isSensitive(type: string, path: readonly string[], of: CtyType): boolean {
  const place = path.join('.');
  if (TYPES[type]?.includes(place)) return true;
  if (EXCEPTIONS[type]?.includes(place)) return false;
  return holdsText(of) && NAMES.test(path.at(-1) ?? '');
}

/** `manage_master_user_password` and its like hold no secret. */
function holdsText(type: CtyType): boolean {
  if (typeof type === 'string') return type === 'string';
  return type[0] !== 'object' && type[0] !== 'tuple' && holdsText(type[1]);
}
