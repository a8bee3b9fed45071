import type { Report } from '../diagnostics';
import { describePath, describeValue } from './describe';
import type { Places } from './places';
import {
  deprecatedForm,
  duplicateTarget,
  forbiddenKey,
  invalidValue,
  missingField,
} from './problems';
import type { Upgrade } from './upgrade-score';

/** Says what was upgraded, and what in a deprecated form could not be. */
export function reportUpgrades(upgrades: readonly Upgrade[], places: Places, report: Report): void {
  for (const upgrade of upgrades) report(toDiagnostic(upgrade, places));
}

function toDiagnostic(upgrade: Upgrade, places: Places) {
  const path = describePath(upgrade.path);
  const at = places.rangeOf(upgrade.path);
  switch (upgrade.kind) {
    case 'list-to-map':
      return deprecatedForm.at(at, {
        path,
        change: `Write a map from targets to entries instead of a list: the target becomes the key of its entry.`,
      });
    case 'lines-to-text':
      return deprecatedForm.at(at, {
        path,
        change: 'Write one text instead of a list of lines, for example with "|".',
      });
    case 'read-only':
      return deprecatedForm.at(places.rangeOfKey(upgrade.path.slice(0, -1), 'read_only'), {
        path,
        change: 'The field is called "readOnly" now.',
      });
    case 'no-map':
      return invalidValue.at(at, { path, reason: 'a map of fields is expected here', hint: '' });
    case 'no-target':
      return upgrade.given === undefined
        ? missingField.at(at, {
            parent: `"${path}"`,
            field: 'target',
            hint: ' It is the path in the container.',
          })
        : invalidValue.at(places.rangeOf([...upgrade.path, 'target']), {
            path: `${path}.target`,
            reason: `a text is expected, and this is ${describeValue(upgrade.given)}`,
            hint: '',
          });
    case 'forbidden-target':
      return forbiddenKey.at(at, { key: upgrade.target });
    case 'duplicate-target':
      return duplicateTarget.at(at, { target: upgrade.target }, [
        { message: 'It is given here first:', subject: places.rangeOf(upgrade.first) },
      ]);
  }
}
