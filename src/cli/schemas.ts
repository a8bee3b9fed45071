import { STACK_DESCRIPTION_SCHEMA } from '../model';
import { jsonSchema } from '../read';
import type { ScaffoldFile } from './scaffold';

/** The kinds of file that have a JSON Schema: those that people write, and the description of an emitted stack. */
export const SCHEMAS = {
  score: () => jsonSchema('score'),
  project: () => jsonSchema('project'),
  environment: () => jsonSchema('environment'),
  stack: (): object => STACK_DESCRIPTION_SCHEMA,
} as const;

/** The schemas as files, where the first line of scaffolded files tells editors to look. */
export function schemaFiles(): ScaffoldFile[] {
  return (['environment', 'project', 'score'] as const).map((name) => ({
    path: `schemas/${name}.json`,
    text: renderSchema(SCHEMAS[name]()),
  }));
}

/** A schema as text. */
export function renderSchema(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
