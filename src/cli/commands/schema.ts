import type { RunCommand } from '../invocation';
import { SCHEMAS, renderSchema } from '../schemas';

export const schema: RunCommand = ({ args: [name = ''] }) => ({
  output: renderSchema(SCHEMAS[name as keyof typeof SCHEMAS]()),
});
