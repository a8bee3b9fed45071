import type { ProviderDiagnostic } from '../provider';

/** What was received is not of the protocol, or not of the schema that was agreed on. Its text holds no values. */
export class ProtocolMismatch extends Error {
  override readonly name = 'ProtocolMismatch';
}

/** A real provider did not answer, or not in a way that can be understood. Its text is one sentence, and holds no values. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
}

/** What the user of an engine is told when we cannot answer it. */
export function explainFailure(rpc: string, error: unknown): ProviderDiagnostic {
  if (error instanceof ProtocolMismatch) return engineDiffers(rpc, error.message);
  if (error instanceof ProviderFailure) return providerFailed(rpc, error.message);
  return bugInTheSimulator(rpc, error);
}

function engineDiffers(rpc: string, reason: string): ProviderDiagnostic {
  return {
    severity: 'error',
    summary: 'The engine speaks another plugin protocol',
    detail:
      `The engine asked the simulated provider for ${rpc}, and the request cannot be read: ${reason}. The simulation speaks ` +
      `version 5 of Terraform's plugin protocol, and this engine seems to differ from it. Use a released version of ` +
      `Terraform or OpenTofu, 1.11 or later; if this is one, please report it.`,
  };
}

function providerFailed(rpc: string, reason: string): ProviderDiagnostic {
  return {
    severity: 'error',
    summary: 'The real provider does not answer',
    detail:
      `The real provider, which plans this simulation, was asked for ${rpc} and failed: ${reason} Nothing was changed in any ` +
      `cloud. The simulation can plan without it, from the provider's npm bindings.`,
  };
}

function bugInTheSimulator(rpc: string, error: unknown): ProviderDiagnostic {
  const trace = error instanceof Error ? (error.stack ?? error.message) : 'no error was thrown';
  return {
    severity: 'error',
    summary: 'A bug in the simulator',
    detail:
      `The simulated provider could not answer ${rpc}. This is a bug of Scoreform, and neither of the stack nor of the ` +
      `engine. Please report it with these lines:\n\n${trace}`,
  };
}
