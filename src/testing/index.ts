export { packContract, type ContractCheck } from './pack-contract';
export type { ContractOptions } from './contract-options';
