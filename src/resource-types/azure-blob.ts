import { z } from 'zod';
import { defineResourceType } from '../pack';

/** Object storage on Azure. */
export const azureBlobType = defineResourceType({
  name: 'azure-blob',
  summary: 'A container for objects in Azure Blob Storage.',
  params: z.strictObject({
    container: z
      .string()
      .min(1)
      .optional()
      .describe('The name of the container, where it matters.'),
  }),
  outputs: z.strictObject({
    container: z.string().describe('The name of the container.'),
    connection_string: z
      .string()
      .describe('Everything a client library needs, the account key included.'),
    account_name: z.string().describe('The storage account.'),
    account_key: z.string().describe('A key of the storage account.'),
    blob_endpoint: z.string().describe('The URL of the blob service.'),
  }),
  secrets: ['account_key', 'connection_string'],
});
