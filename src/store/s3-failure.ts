import { StoreUnavailable } from './store-unavailable';

/** What an error of the AWS SDK is known by. */
interface Failure {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

interface Reason {
  readonly matches: (failure: Failure) => boolean;
  readonly why: (place: string, failure: Failure) => string;
  readonly advice: string;
}

const names =
  (...known: readonly string[]) =>
  ({ name = '', code = '' }: Failure) =>
    known.includes(name) || known.includes(code);
const status =
  (...known: readonly number[]) =>
  ({ $metadata }: Failure) =>
    known.includes($metadata?.httpStatusCode ?? 0);

/** In order: the first that matches is it. */
const REASONS: readonly Reason[] = [
  {
    matches: ({ code, message = '' }) =>
      code === 'MODULE_NOT_FOUND' && message.includes('@aws-sdk/client-s3'),
    why: (place) =>
      `The records lie in S3, at ${place}, and the package that reads S3 is not installed.`,
    advice: 'Install it beside scoreform:\n\n  npm install @aws-sdk/client-s3',
  },
  {
    matches: names('CredentialsProviderError', 'CredentialsError'),
    why: (place) =>
      `There are no credentials of AWS with which the records at ${place} can be read.`,
    advice:
      'Sign in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and try again.',
  },
  {
    matches: names('NoSuchBucket'),
    why: (place) => `The bucket of the records, ${place}, does not exist.`,
    advice:
      'Correct its name under `records` in stacks/platform.ts, or make the bucket; it is not made by itself.',
  },
  {
    matches: (failure) =>
      names(
        'PermanentRedirect',
        'AuthorizationHeaderMalformed',
        'IllegalLocationConstraintException',
      )(failure) || status(301)(failure),
    why: (place) => `The bucket of the records, ${place}, lies in another region.`,
    advice: 'Correct `region` under `records` in stacks/platform.ts.',
  },
  {
    matches: names('ExpiredToken', 'ExpiredTokenException', 'RequestTimeTooSkewed'),
    why: (place, { name = '' }) => `S3 no longer takes the credentials for ${place} (${name}).`,
    advice: 'Sign in again, and see that the clock of this machine is right.',
  },
  {
    matches: status(401, 403),
    why: (place, { name = '' }) => `S3 refuses access to the records at ${place} (${name}).`,
    advice:
      'Whoever deploys needs s3:GetObject, s3:PutObject and s3:DeleteObject on the objects, and s3:ListBucket on the bucket.',
  },
  {
    matches: names(
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ECONNRESET',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'EPIPE',
      'ETIMEDOUT',
      'TimeoutError',
    ),
    why: (place, { name = '', code = name }) => `S3 cannot be reached for ${place} (${code}).`,
    advice: 'See that the network is there, and that AWS_ENDPOINT_URL is right where it is set.',
  },
  {
    matches: ({ $metadata }) => $metadata !== undefined,
    why: (place, { name = '', message = '' }) =>
      `S3 did not do what was asked at ${place}: ${name}, ${message}`,
    advice: 'Try again; where it stays so, that text says what S3 has against it.',
  },
];

/** What a failure of S3, or of reaching it, means for people; anything unknown stays the error that it is. */
export function s3Failure(place: string, error: unknown): unknown {
  const failure = error as Failure;
  const reason = REASONS.find(({ matches }) => matches(failure));
  if (reason === undefined) return error;
  return new StoreUnavailable(place, reason.why(place, failure), reason.advice, error);
}
