import type { Repository } from '../terraform/repository';

/**
 * Makes a repository once, and gives each test of the file a copy of it: what takes long to deploy is deployed once, and
 * no test sees what another one did.
 */
export function copyForEach(make: () => Repository, give: (copy: Repository) => void): void {
  let original: Repository;
  let copy: Repository;
  beforeAll(() => {
    original = make();
  });
  afterAll(() => original.remove());
  beforeEach(() => {
    copy = original.copy();
    give(copy);
  });
  afterEach(() => copy.remove());
}
