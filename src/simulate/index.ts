export type { Fault, FaultKind } from './fault';
export type {
  SimulatedProvider,
  SimulatedStack,
  Simulator,
  SimulatorOptions,
  StartSimulator,
} from './simulator';
export { creationsIn, parseFault, readCloud } from './cloud';
export { startSimulator } from './start';
export { simulationProblems } from './all-problems';
