import { z } from 'zod';

const LABEL = /^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;
const TYPE = /^[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;
const ID = /^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*$/;
const ANNOTATION =
  /^(([a-z0-9][a-z0-9-]{0,61}[a-z0-9])(\.[a-z0-9][a-z0-9-]{0,61}[a-z0-9])*\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,61}[A-Za-z0-9]$/;
const MEMORY = /^(0\.\d+|[1-9]\d*(\.\d+)?)(K|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const CPU = /^\d+(?:m|\.\d+)?$/;

/** A name by the rules of RFC 1123, of two characters or more. */
export const label = () =>
  z
    .string()
    .regex(
      LABEL,
      'use 2 to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit',
    );

/** The name of a resource type or class. */
export const typeName = () =>
  z
    .string()
    .regex(
      TYPE,
      'use 2 to 63 letters, digits and hyphens, beginning and ending with a letter or digit',
    );

/** The number of a port. */
export const portNumber = () => {
  const range = 'a port is a whole number from 1 to 65535';
  return z.int().min(1, range).max(65535, range);
};

/** Annotations by their names. */
export const annotations = () =>
  z.record(
    z
      .string()
      .max(316, 'use at most 316 characters')
      .regex(
        ANNOTATION,
        'use letters, digits, ".", "_" and "-", after an optional host name and "/"; each part has at least 2 characters',
      ),
    z.string(),
  );

/** The id of a shared resource. */
export const resourceId = () =>
  z
    .string()
    .min(2, 'use at least 2 characters')
    .max(63, 'use at most 63 characters')
    .regex(ID, 'use lower-case letters, digits and hyphens, in words joined by dots');

/** Amounts of memory and CPU. */
export const quantities = z.strictObject({
  memory: z
    .string()
    .regex(
      MEMORY,
      'write an amount above zero and one of the units K, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or none, such as "512Mi"',
    )
    .optional()
    .describe('Bytes, with an optional unit, such as `512Mi`.'),
  cpu: z
    .string()
    .regex(CPU, 'write whole or decimal CPUs such as "2" or "0.5", or thousandths such as "125m"')
    .optional()
    .describe('CPUs, or thousandths of one with `m`, such as `125m`.'),
});
