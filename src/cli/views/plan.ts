import type { Diagnostic } from '../../diagnostics';
import type { Palette } from './diagnostic-text';
import { renderPlanJson } from './plan-json';
import { renderPlanMarkdown } from './plan-markdown';
import { renderPlanText } from './plan-text';
import type { PlanView } from './plan-view';

/** Plans in the format that was asked for. */
export function renderPlans(
  views: readonly PlanView[],
  format: string | undefined,
  palette: Palette,
  diagnostics: readonly Diagnostic[],
): string {
  switch (format) {
    case 'json':
      return renderPlanJson(views, diagnostics);
    case 'markdown':
      return renderPlanMarkdown(views);
    default:
      return renderPlanText(views, palette);
  }
}
