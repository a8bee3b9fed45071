const shared = {
  transform: { '\\.ts$': '<rootDir>/test/transform.cjs' },
  restoreMocks: true,
};

/** Suites that need minutes, Terraform or a registry; each has a script of its own and runs in CI. */
const suites = ['long', 'terraform', 'package'];

/** @type {import('jest').Config} */
module.exports = {
  randomize: true,
  projects: [
    {
      ...shared,
      displayName: 'fast',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: suites.map((suite) => `/test/${suite}/`),
    },
    ...suites.map((suite) => ({
      ...shared,
      displayName: suite,
      testMatch: [`<rootDir>/test/${suite}/**/*.test.ts`],
    })),
  ],
};
