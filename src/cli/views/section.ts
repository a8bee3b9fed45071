import type { Palette } from './diagnostic-text';

/** Lines under a title, set apart from what stands above; nothing where there are none. */
export function section(
  title: string,
  content: readonly string[] | undefined,
  palette: Palette,
): readonly string[] {
  if (!content || content.length === 0) return [];
  return ['', palette.bold(title), ...content.map((line) => `  ${line}`)];
}
