import type { AttributeSchema } from '../provider-schema';

/** How providers name an argument whose value they never give back; the schemas in bindings do not tell. */
const NAME = /_wo$/;

/** Whether an argument goes to the provider and never into a plan or a state, as far as its name tells. */
export function isWriteOnly(name: string, { required, optional }: AttributeSchema): boolean {
  return NAME.test(name) && (required || optional);
}
