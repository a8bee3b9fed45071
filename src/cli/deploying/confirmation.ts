import type { StackPlan } from '../../model';
import type { Invocation } from '../invocation';
import { renderPlanText } from '../views/plan-text';
import { asker, isYes } from './ask';

/** Shows a plan and asks; undefined where nobody is to be asked. */
export function confirmation(
  invocation: Invocation,
): ((plan: StackPlan) => Promise<boolean>) | undefined {
  const ask = asker(invocation);
  if (!ask) return undefined;
  const { palette, terminal } = invocation;
  return async (plan) => {
    terminal.stderr.write(renderPlanText([{ plan }], palette));
    return isYes(await ask('\nApply this? [y/N] '));
  };
}
