import { z } from 'zod';
import { checkOptions, revisionsOption, textOption } from '../../src/pack';
import type { AwsOptions } from './options';

/** What is not looked into here is looked into where it is used. */
const options: z.ZodObject<Record<keyof AwsOptions, z.ZodType>> = z.strictObject({
  account: z
    .string('twelve digits, as a text')
    .regex(/^\d{12}$/, 'an account is twelve digits, as a text'),
  region: z
    .string('a region such as "eu-central-1"')
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a region is written like "eu-central-1"'),
  zone: z.strictObject(
    { id: textOption('the id of a hosted zone'), name: textOption('the name of a hosted zone') },
    'a hosted zone has an id and a name',
  ),
  network: z.unknown().optional(),
  accessLogs: z.strictObject({ bucket: textOption('the name of a bucket') }).optional(),
  backupPlan: z
    .strictObject({ id: textOption('the id of a plan'), role: textOption('the ARN of a role') })
    .optional(),
  webAcl: textOption('the ARN of a web ACL').optional(),
  assumeRole: textOption('the ARN of a role').optional(),
  tags: z.record(z.string(), z.string('a tag is a text')).optional(),
  workloads: z.unknown().optional(),
  endpoints: z.record(z.string(), z.string('an endpoint is a URL')).optional(),
  pods: z.unknown().optional(),
  revisions: revisionsOption,
  policies: z.unknown().optional(),
  passwordsInState: z.boolean('true or false').optional(),
});

/** Refuses what a platform that is not type-checked may pass. */
export function checkAwsOptions(given: unknown): void {
  checkOptions('The pack "aws"', options, given);
}
