import { defineProblem } from '../../diagnostics';

export const cloudUnreadable = defineProblem<{ readonly file: string; readonly line: number }>({
  code: 'simulate/cloud-unreadable',
  summary: 'The file of the simulated cloud cannot be read',
  detail: ({ file, line }) =>
    `Line ${line} of ${file} is not one that Scoreform wrote, so nobody can say what is in the simulated cloud. ` +
    `Nothing was changed. Put the file back as it was; or remove it together with the simulated state of this ` +
    `environment, and the simulation begins anew.`,
  explanation:
    'What a simulation has made is kept in one file for each environment below ".scoreform/simulated/cloud", one event in ' +
    'each line. A last line that was not written to its end is ignored, as a process may be killed at any time. Any other ' +
    'line that cannot be read means that something else has changed the file. All of it is a pretence: whoever removes ' +
    'the file and the state beside it loses nothing that runs.',
});

export const badFault = defineProblem<{ readonly given: string; readonly because: string }>({
  code: 'simulate/bad-fault',
  summary: 'A fault cannot be understood',
  detail: ({ given, because }) =>
    `"${given}" does not say what is to go wrong: ${because}. A fault is written <address or type>=<kind>[:<detail>], where ` +
    `the kinds are:` +
    `\n\n  fail      it fails; fail:create, fail:update or fail:delete only then` +
    `\n  slow      it takes its time; slow:30 for thirty seconds` +
    `\n  partial   it is made, but reported as failed` +
    `\n  drift     it changes behind Terraform's back; drift:tags for that attribute` +
    `\n  gone      it disappears behind Terraform's back`,
  explanation:
    'With "--fault", something goes wrong in a simulation on purpose: "postgres.default#shop.db=fail:create", ' +
    '"aws_db_instance.main=slow:30", "aws_sqs_queue=gone". Before the last "=" stands a resource address of yours, a ' +
    'Terraform address or a Terraform type; behind it the kind of fault, and after a ":" what it needs to know.',
});

export const faultHitsNothing = defineProblem<{
  readonly fault: string;
  readonly subject: string;
  readonly stack: string;
  readonly hint: string;
}>({
  code: 'simulate/fault-hits-nothing',
  summary: 'A fault hits nothing',
  detail: ({ fault, subject, stack, hint }) =>
    `The stack ${stack} has no resource, no Terraform address and no Terraform type "${subject}", so the fault ` +
    `"${fault}" would never happen.${hint} Nothing was started.`,
  explanation:
    'A fault names what it strikes: a resource address of yours as "scoreform graph" shows it, a Terraform address or a ' +
    'Terraform type of the stack. One that names none of them is a slip of the pen, and a simulation in which nothing goes ' +
    'wrong would prove nothing.',
});

/** Every kind of problem with a simulated cloud. */
export const cloudProblems = [badFault, cloudUnreadable, faultHitsNothing];
