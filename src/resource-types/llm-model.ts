import { z } from 'zod';
import { defineResourceType } from '../pack';

/** A language model to call. */
export const llmModelType = defineResourceType({
  name: 'llm-model',
  summary: 'A language model behind an HTTP API.',
  params: z.strictObject({
    model: z.string().min(1).describe('Which model, as its registry names it.'),
    context_size: z.int().min(1).optional().describe('The size of its context window, in tokens.'),
  }),
  outputs: z.strictObject({
    model: z.string().describe('The model, as requests name it.'),
    url: z.string().describe('The URL of the API.'),
    'api-key': z.string().describe('The key to call it with.'),
  }),
  secrets: ['api-key'],
  accesses: ['read'],
});
