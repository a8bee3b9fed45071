export { packContract, type ContractCheck } from './pack-contract';
export type { ContractOptions } from './contract-options';
export { packConformance, type ConformanceCheck } from './conformance';
export type { ConformanceOptions } from './conformance-options';
export {
  SimulatedDeployment,
  type SimulationOptions,
  type StackTexts,
} from './simulated-deployment';
export type { SimulatedRun } from './simulated-run';
