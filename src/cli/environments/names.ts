import type { Invocation } from '../invocation';
import { unusableName } from '../problems';

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** What a Kubernetes label may hold, and what Score allows. */
const LONGEST_NAME = 63;

/** Whether a text can be the name of a folder, a stack and things in a cloud. */
export function isName(text: string, shortest: number): boolean {
  return NAME.test(text) && text.length >= shortest && text.length <= LONGEST_NAME;
}

/** The two halves of a name such as `shop/staging`; undefined where it is none, which is reported. */
export function splitNames(
  given: string,
  what: string,
  form: string,
  shortest: number,
  { report }: Pick<Invocation, 'report'>,
): { readonly project: string; readonly name: string } | undefined {
  const [project = '', name = '', ...others] = given.split('/');
  if (others.length === 0 && isName(project, 1) && isName(name, shortest)) return { project, name };
  report(unusableName.at(undefined, { given, what, form }));
  return undefined;
}
