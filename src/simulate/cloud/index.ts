export { openCloud, type SimulatedCloud } from './open-cloud';
export { parseFault } from './parse-fault';
export { cloudProblems } from './problems';
export { creationsIn, readCloud } from './read-cloud';
export { readStackText, type StackText } from './configuration';
