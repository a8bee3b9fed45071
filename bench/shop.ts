import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentName } from './estate';

/** The example of this clone, in many environments that are alike. */
export interface ShopSize {
  /** The environment of the example that all of them are like. */
  readonly like: string;
  readonly environments: number;
}

/** A platform repository with the example's ten services, on the example's own platform. */
export function writeShop(root: string, clone: string, { like, environments }: ShopSize): void {
  const [from, project] = [clone, root].map((folder) => join(folder, 'projects', 'shop')) as [
    string,
    string,
  ];
  mkdirSync(join(root, 'stacks'), { recursive: true });
  mkdirSync(join(project, 'environments'), { recursive: true });
  writeFileSync(join(root, 'cdktf.json'), readFileSync(join(clone, 'cdktf.json')));
  writeFileSync(
    join(root, 'stacks', 'platform.ts'),
    `export { default } from '${clone}/stacks/platform';\n`,
  );
  for (const name of readdirSync(from).filter((name) => name !== 'environments')) {
    cpSync(join(from, name), join(project, name), { recursive: true });
  }
  const environment = readFileSync(join(from, 'environments', `${like}.yaml`));
  for (let n = 0; n < environments; n++) {
    writeFileSync(join(project, 'environments', `${environmentName(n)}.yaml`), environment);
  }
}
