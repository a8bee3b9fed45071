import { z } from 'zod';

/** For types that need no setting. */
export const noParams = z.strictObject({});

/** For types whose whole effect is outside the workload. */
export const noOutputs = z.strictObject({});

export const host = z.string().describe('Where the server answers: a name or an address.');
export const port = z.number().describe('The port the server listens on.');
export const username = z.string().describe('The user to log in as.');
export const password = z.string().describe('The password of that user.');
export const region = z.string().describe('The region of the cloud it lies in.');

/** SQL databases have both spellings of the same name, because Score files in the field use both. */
export const databaseNames = {
  name: z.string().describe('The name of the database.'),
  database: z.string().describe('The name of the database, once more.'),
};

/** A port of a workload, by number or by the name it has under `service.ports`. */
export const portReference = z
  .union([z.int().min(1).max(65535), z.string().min(1)])
  .describe('A port of the workload: its number, or its name under `service.ports`.');

/** The path of an HTTP request, or the beginning of one. */
export const requestPath = z.string().regex(/^\//, 'a path begins with "/"');
