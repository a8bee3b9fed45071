import type { BlockSchema } from '../provider-schema';
import type { BlockValue } from '../values';
import type { StackText } from '../cloud/configuration';
import type { FillSite } from '../fill/known';
import type { Journal } from '../cloud/journal';

/** A question to a cloud: what of a type there is with these arguments. */
export interface Question {
  readonly type: string;
  readonly config: BlockValue;
  readonly block: BlockSchema;
  readonly site: FillSite;
  readonly journal: Journal;
  readonly text: StackText;
  /** `data.aws_ami.linux`; null where nobody knows who asks. */
  readonly address: string | null;
  /** What a resource of a type is made of, where the stack has that type. */
  readonly resourceBlock: (type: string) => BlockSchema | undefined;
}

/** Answers a question; what it leaves out is made up. */
export type Reader = (question: Question) => Readonly<Record<string, unknown>>;
