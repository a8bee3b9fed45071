import { z } from 'zod';
import { checkOptions } from '../../src/pack';
import type { AwsOptions } from './options';

const text = (what: string) => z.string(what).min(1, what);

/** What is not looked into here is looked into where it is used. */
const options: z.ZodObject<Record<keyof AwsOptions, z.ZodType>> = z.strictObject({
  account: z
    .string('twelve digits, as a text')
    .regex(/^\d{12}$/, 'an account is twelve digits, as a text'),
  region: z
    .string('a region such as "eu-central-1"')
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a region is written like "eu-central-1"'),
  zone: z.strictObject(
    { id: text('the id of a hosted zone'), name: text('the name of a hosted zone') },
    'a hosted zone has an id and a name',
  ),
  network: z.unknown().optional(),
  accessLogs: z.strictObject({ bucket: text('the name of a bucket') }).optional(),
  backupPlan: z
    .strictObject({ id: text('the id of a plan'), role: text('the ARN of a role') })
    .optional(),
  webAcl: text('the ARN of a web ACL').optional(),
  assumeRole: text('the ARN of a role').optional(),
  tags: z.record(z.string(), z.string('a tag is a text')).optional(),
  workloads: z.unknown().optional(),
  endpoints: z.record(z.string(), z.string('an endpoint is a URL')).optional(),
  pods: z.unknown().optional(),
  revisions: z.record(z.string(), z.int('a revision is a whole number').min(1)).optional(),
  policies: z.unknown().optional(),
  passwordsInState: z.boolean('true or false').optional(),
});

/** Refuses what a platform that is not type-checked may pass. */
export function checkAwsOptions(given: unknown): void {
  checkOptions('The pack "aws"', options, given);
}
