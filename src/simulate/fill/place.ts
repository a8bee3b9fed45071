import {
  asJson,
  localNameOf,
  providerBlocksOf,
  type Json,
  type StackText,
} from '../cloud/configuration';

/** Where a provider would work: what its configuration says, or what nobody has. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** What the provider puts on everything that it makes. */
  readonly tags: Readonly<Record<string, unknown>>;
}

const NOBODY = '000000000000';
const USUAL_REGION = 'us-east-1';

/** Finds where a resource would be, by the configuration that its block names (`provider = aws.west`). */
export function placesOf(text: StackText, source: string): (body: Json | undefined) => Place {
  const configurations = providerBlocksOf(text, localNameOf(text, source));
  const [usual = {}] = configurations;
  const account = literal(asList(usual['allowed_account_ids'])[0]) ?? NOBODY;
  return (body) => {
    const alias = literal(body?.['provider'])?.split('.')[1];
    const own = configurations.find((each) => each['alias'] === alias) ?? usual;
    const region = literal(body?.['region']) ?? literal(own['region']) ?? USUAL_REGION;
    return {
      account: literal(asList(own['allowed_account_ids'])[0]) ?? account,
      region,
      partition: partitionOf(region),
      tags: asJson(asJson(own['default_tags'])['tags']),
    };
  };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function asList(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [];
}

function literal(given: unknown): string | undefined {
  return typeof given === 'string' && !given.includes('${') ? given : undefined;
}
