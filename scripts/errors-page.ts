import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from '../src/cli/views/errors-page';
import { catalogue } from '../src/cli/catalogue';

/** Writes docs/errors.md: every problem code, from the same catalogue that `scoreform explain <code>` reads. */
writeFileSync(join(__dirname, '..', 'docs', 'errors.md'), errorsPage(catalogue()));
