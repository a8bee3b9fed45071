import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';

/** A text as it will stand in the stack: two references to one thing are unlike texts before, and alike after. */
export function resolvedText(scope: Construct, text: string): string {
  return String(
    Tokenization.resolve(text, {
      scope: TerraformStack.of(scope),
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: false,
    }),
  );
}

/** The texts without those that come to the same, sorted by what they come to. */
export function distinctTexts(scope: Construct, texts: readonly string[]): string[] {
  const byText = new Map(texts.map((text) => [resolvedText(scope, text), text]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}
