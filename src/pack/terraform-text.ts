declare const terraformText: unique symbol;

/**
 * A text that is safe to hand to a construct: what users wrote is escaped in it, what it refers to is a reference.
 * Only `create` makes these; a definition passes them on whole or joins them.
 */
export type TerraformText = string & { readonly [terraformText]: true };

const MARKER = /[$#&]\{TfToken\[|-\d\.\d+e\+?29\d/;

/** Whether a text holds what cdktf would take for one of its own tokens. Such a text is refused where it is read. */
export function holdsTokenMarker(text: string): boolean {
  return MARKER.test(text);
}

/** Escapes a text for any place where Terraform reads a template, map keys included. */
export function escapeText(text: string): TerraformText {
  return text.replace(/[$%]\{/g, (opening) => `${opening[0] ?? ''}${opening}`) as TerraformText;
}
