import { scheduleExpression } from '../../../resource-packs/aws/workload/schedule-expression';

test.each([
  { cron: '* * * * *', as: '* * * * ? *', because: 'one kind of day is always left open' },
  { cron: '0 4 * * *', as: '0 4 * * ? *', because: 'a day of the month is looked at' },
  { cron: '30 4 1 * *', as: '30 4 1 * ? *', because: 'it names a day of the month' },
  { cron: '30 4 * * 1', as: '30 4 ? * 2 *', because: 'Sunday is 1 on AWS' },
  { cron: '0 0 * * 0', as: '0 0 ? * 1 *', because: 'Sunday is 0' },
  { cron: '0 0 * * 7', as: '0 0 ? * 1 *', because: 'Sunday is 7 once more' },
  { cron: '0 0 * * 5-7', as: '0 0 ? * 1,6,7 *', because: 'a week ends with Sunday here' },
  { cron: '0 0 * * 0-6', as: '0 0 * * ? *', because: 'seven days are all' },
  { cron: '0 9-17 * * mon-fri', as: '0 9-17 ? * 2-6 *', because: 'days have names' },
  { cron: '0 9 * * Sat,SUN', as: '0 9 ? * 1,7 *', because: 'names have no case' },
  { cron: '*/15 * * * *', as: '0/15 * * * ? *', because: 'steps begin with a number on AWS' },
  { cron: '5/20 * * * *', as: '5/20 * * * ? *', because: 'steps from a value reach to the end' },
  { cron: '10-30/10 * * * *', as: '10,20,30 * * * ? *', because: 'steps within a range end' },
  { cron: '0 */5 * * *', as: '0 0/5 * * ? *', because: 'the last step is shorter' },
  { cron: '0 0 */2 * *', as: '0 0 1/2 * ? *', because: 'the first day of a month is 1' },
  { cron: '0 0 * * */2', as: '0 0 ? * 1/2 *', because: 'a week is counted from Sunday' },
  { cron: '0 0 1 1,JUL *', as: '0 0 1 1,7 ? *', because: 'months have names' },
  { cron: '0 0 1 */3 *', as: '0 0 1 1/3 ? *', because: 'quarters begin with January' },
  { cron: '0,0,30 * * * *', as: '0,30 * * * ? *', because: 'twice is once' },
])('$cron is cron($as), because $because', ({ cron, as }) => {
  expect(scheduleExpression(cron)).toEqual({ expression: `cron(${as})` });
});

test.each([
  { cron: '0 0 1 * 1', because: 'EventBridge takes one kind of day' },
  { cron: '60 * * * *', because: 'an hour has 60 minutes, from 0' },
  { cron: '* 24 * * *', because: 'a day has 24 hours, from 0' },
  { cron: '* * 0 * *', because: 'a month begins with 1' },
  { cron: '* * * 13 *', because: 'there are twelve months' },
  { cron: '* * * * 8', because: 'a week has two Sundays at most' },
  { cron: '* * * * FOO', because: 'no day is called so' },
  { cron: '5-1 * * * *', because: 'a range goes forward' },
  { cron: '*/0 * * * *', because: 'no step leads nowhere' },
  { cron: '1-2-3 * * * *', because: 'a range has two ends' },
  { cron: '1/2/3 * * * *', because: 'there is one step' },
  { cron: '* * * *', because: 'there are five fields' },
])('$cron is no schedule, because $because', ({ cron }) => {
  expect(scheduleExpression(cron)).toEqual({ problem: expect.stringMatching(/\w/) });
});
