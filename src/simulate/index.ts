export type { Fault } from './fault';
export type { SimulatedProvider, SimulatedStack, Simulator, SimulatorOptions } from './simulator';
export { creationsIn, parseFault, readCloud } from './cloud';
export { startSimulator } from './start';
export { simulationProblems } from './all-problems';
