const shared = {
  transform: { '\\.ts$': '<rootDir>/test/transform.cjs' },
  // In a clone, `scoreform` is the source itself, as the loader has it.
  moduleNameMapper: {
    '^scoreform$': '<rootDir>/src/index.ts',
    '^scoreform/(resource-types|testing)$': '<rootDir>/src/$1/index.ts',
    '^scoreform/packs/(.*)$': '<rootDir>/resource-packs/$1/index.ts',
  },
  restoreMocks: true,
};

/** Suites that need minutes, Terraform, a registry or servers; each has a script of its own and runs in CI. */
const suites = [
  'long',
  'terraform',
  'package',
  'kubernetes',
  'aws',
  'checkov',
  'deploy',
  'simulation',
  'ci',
];

/** @type {import('jest').Config} */
module.exports = {
  randomize: true,
  // Several suites share a machine in CI; what hangs is found all the same.
  testTimeout: 60_000,
  // The suites wait for processes of their own as much as they work.
  maxWorkers: '100%',
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
