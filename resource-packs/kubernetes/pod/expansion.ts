import type { TerraformText } from '../../../src/pack';

/** A token of cdktf, an opening that is escaped for Terraform, or a dollar sign. */
const DOLLAR = /\$\{TfToken\[[^\]]*\]\}|\$\$\{|\$/g;

/**
 * Keeps Kubernetes from reading a text as one that names variables: in commands, arguments and values it replaces
 * `$(NAME)`, and takes `$$` for one dollar sign.
 *
 * @param before what will stand behind the text
 */
export function withoutExpansion(text: TerraformText, before: '$' | '' = ''): TerraformText {
  return text.replace(DOLLAR, (found, offset: number) => {
    if (found !== '$') return found;
    const next = text[offset + 1] ?? before;
    return next === '$' || next === '(' ? '$$' : '$';
  }) as TerraformText;
}
