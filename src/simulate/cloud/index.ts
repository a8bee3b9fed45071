export { openCloud, type CloudOptions, type SimulatedCloud } from './open-cloud';
export { parseFault, faultText } from './parse-fault';
export { cloudProblems } from './problems';
export { creationsIn, readCloud, type CloudContents } from './read-cloud';
export type { CloudEvent, CloudObject } from './journal-lines';
export { readStackText, type StackText } from './configuration';
