import { cloudProblems } from './cloud';
import { startProblems } from './problems';
import { schemaProblems } from './schema';

/** Every kind of problem that a simulation can find. */
export const simulationProblems = [...cloudProblems, ...schemaProblems, ...startProblems];
