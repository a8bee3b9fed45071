import { escapeText } from './terraform-text';

/** A value with every text in it escaped for Terraform, keys included; what is not plain data passes as it is. */
export function escapeDeep(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map(escapeDeep);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [escapeText(key), escapeDeep(inner)]),
  );
}

/** Whether an object is a map of data, not a token, a template or a secret. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const data = prototype === Object.prototype || prototype === null;
  return data && Object.getOwnPropertySymbols(value).length === 0;
}
