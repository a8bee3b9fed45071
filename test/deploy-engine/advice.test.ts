import { withAdvice } from '../../src/deploy/engine/advice';
import { failureOf } from '../../src/deploy/engine/failure';

/** As the engine breaks its lines. */
const cases = [
  {
    because: 'there is no way to the registry',
    said: `Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
acme/cloud: could not connect to registry.example: failed to
request discovery document: Get "https://registry.example/": no such host
`,
    advised: 'which cannot be reached from here',
  },
  {
    because: 'the mirror lacks a provider',
    said: `Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider
acme/cloud: provider registry.example/acme/cloud was
not found in any of the search locations

  - /srv/providers
`,
    advised: 'gives it a mirror of providers, and this one is not in it',
  },
] as const;

test.each(cases)('says what is to be done where $because', ({ said, advised }) => {
  const ended = { verb: 'init', code: 1, signal: null, stopped: false, diagnostics: [] };
  const { diagnostics } = withAdvice(failureOf({ ...ended, text: said }));

  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.detail).toContain('acme/cloud');
  expect(diagnostics[0]?.detail).toContain(advised);
});
