import type { EngineDiagnostic, EngineFailure } from './types';

/** What the engine advises would be done in its own folder; in a platform repository something else is to be done. */
const ADVICE: readonly { readonly about: RegExp; readonly says: string }[] = [
  {
    about: /does not match configured version constraints?/,
    says: `The stacks of a platform share one lock file of providers. Take the block of this provider out of .terraform.lock.hcl in the repository's root: the next run chooses a version again and writes it there.`,
  },
  {
    about: /was not found in any of the search locations/,
    says: `The engine's configuration file (TF_CLI_CONFIG_FILE, or .terraformrc in your home) gives it a mirror of providers, and this one is not in it. Add it to the mirror, with "providers mirror" in a folder that has the same providers, or let the engine ask the registry for it.`,
  },
  {
    about: /could not connect to \S+: failed to request discovery document/,
    says: `Providers come from a registry, which cannot be reached from here. Where that is so for good, keep them in a folder that "providers mirror" has filled elsewhere, and name it as filesystem_mirror in the engine's configuration file (TF_CLI_CONFIG_FILE, or .terraformrc in your home).`,
  },
  {
    about: /doesn't match any of the checksums/,
    says: `Add the hashes of this kind of machine to .terraform.lock.hcl in the repository's root, with "providers lock -platform=…" in a folder that has the same providers.`,
  },
];

/** Adds to a failure of `init` what is to be done here. */
export function withAdvice(failure: EngineFailure): EngineFailure {
  return { ...failure, diagnostics: failure.diagnostics.map(advised) };
}

function advised(diagnostic: EngineDiagnostic): EngineDiagnostic {
  const flat = diagnostic.detail.replaceAll(/\s+/g, ' ');
  const advice = ADVICE.find(({ about }) => about.test(flat));
  return advice ? { ...diagnostic, detail: `${diagnostic.detail}\n\n${advice.says}` } : diagnostic;
}
