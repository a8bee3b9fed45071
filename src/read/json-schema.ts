import { z } from 'zod';
import { environmentSchema, projectSchema } from './project-schema';
import { writtenScoreSchema } from './score-schema';

/** The kinds of file that people write. */
export type FileKind = 'score' | 'project' | 'environment';

const SCHEMAS: Readonly<Record<FileKind, { title: string; schema: () => z.ZodType }>> = {
  score: { title: 'Score file (score.dev/v1b1)', schema: writtenScoreSchema },
  project: { title: 'Scoreform project file', schema: () => projectSchema },
  environment: { title: 'Scoreform environment file', schema: () => environmentSchema },
};

/** The JSON Schema (draft 2020-12) of a kind of file, made from the schema that reads it. */
export function jsonSchema(kind: FileKind): object {
  const { title, schema } = SCHEMAS[kind];
  return { ...z.toJSONSchema(schema()), title };
}
