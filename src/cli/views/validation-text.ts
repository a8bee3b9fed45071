import type { Diagnostic } from '../../diagnostics';
import { count, lines } from './words';

/** The sum of a validation: `3 files, 2 errors`. */
export function renderValidation(files: number, diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const found = [
    errors > 0 ? count(errors, 'error') : '',
    warnings > 0 ? count(warnings, 'warning') : '',
  ].filter((part) => part !== '');
  return lines([count(files, 'file'), ...(found.length > 0 ? found : ['no problems'])].join(', '));
}
