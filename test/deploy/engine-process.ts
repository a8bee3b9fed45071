import { writeFileSync } from 'node:fs';
import { bench } from './engine-place';

/** Applies the stack of a repository in a process of its own, which a test then ends. */
async function main(): Promise<void> {
  const [root = '', processFile = ''] = process.argv.slice(2);
  const { engine, place, log } = await bench({ root });
  await engine.applyAll(place, log, {
    onProcess: (id) => {
      writeFileSync(processFile, String(id));
    },
  });
}

void main();
