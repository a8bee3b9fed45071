/** A schedule in the words of EventBridge, or why it has none. */
export type ScheduleExpression = { readonly expression: string } | { readonly problem: string };

interface Field {
  readonly called: string;
  readonly least: number;
  readonly greatest: number;
  readonly names?: readonly string[];
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const MINUTE: Field = { called: 'minute', least: 0, greatest: 59 };
const HOUR: Field = { called: 'hour', least: 0, greatest: 23 };
const DAY: Field = { called: 'day of the month', least: 1, greatest: 31 };
const MONTH: Field = { called: 'month', least: 1, greatest: 12, names: MONTHS };
/** Sunday is 0, and 7 once more. */
const WEEKDAY: Field = { called: 'day of the week', least: 0, greatest: 7, names: DAYS };

/**
 * A cron expression of five fields as EventBridge writes it: a sixth for the year, days of the week from 1 for Sunday,
 * and one of the two kinds of days always left open.
 */
export function scheduleExpression(cron: string): ScheduleExpression {
  const parts = cron.split(' ');
  const fields = [MINUTE, HOUR, DAY, MONTH, WEEKDAY];
  if (parts.length !== fields.length) return { problem: 'a cron expression has five fields' };
  const values = fields.map((field, index) => valuesOf(parts[index] ?? '', field));
  const wrong = fields.find((_, index) => values[index] === undefined);
  if (wrong) return { problem: `there is no such ${wrong.called}` };
  const [minutes = [], hours = [], days = [], months = [], sundayTwice = []] = values;
  const weekdays = [...new Set(sundayTwice.map((day) => (day % 7) + 1))].sort((a, b) => a - b);
  const anyDay = days.length === 31;
  const anyWeekday = weekdays.length === 7;
  if (!anyDay && !anyWeekday) {
    return { problem: 'EventBridge takes a day of the month or a day of the week, not both' };
  }
  const expression = [
    written(minutes, MINUTE),
    written(hours, HOUR),
    anyWeekday ? written(days, DAY) : '?',
    written(months, MONTH),
    anyWeekday ? '?' : written(weekdays, { ...WEEKDAY, least: 1 }),
    '*',
  ].join(' ');
  return { expression: `cron(${expression})` };
}

/** Every value that a field stands for, sorted; undefined where it stands for none. */
function valuesOf(text: string, field: Field): number[] | undefined {
  const all = new Set<number>();
  for (const item of text.split(',')) {
    const values = valuesOfItem(item, field);
    if (values.length === 0) return undefined;
    for (const value of values) all.add(value);
  }
  return [...all].sort((a, b) => a - b);
}

function valuesOfItem(item: string, field: Field): number[] {
  const [range = '', step = '1', more] = item.split('/');
  const every = Number(step);
  if (more !== undefined || !/^\d+$/.test(step) || every < 1) return [];
  const [from, to] = endsOf(range, field, item.includes('/'));
  if (from === undefined || to === undefined) return [];
  const values: number[] = [];
  for (let value = from; value <= to; value += every) values.push(value);
  return values;
}

function endsOf(range: string, field: Field, isStepped: boolean): (number | undefined)[] {
  const { least, greatest, names } = field;
  // Of a week that is counted in steps, the second Sunday is no day of its own.
  if (range === '*') return [least, names === DAYS ? 6 : greatest];
  const [from = '', to, more] = range.split('-');
  if (more !== undefined) return [];
  const first = valueOf(from, field);
  if (to === undefined) return [first, isStepped ? greatest : first];
  return [first, valueOf(to, field)];
}

function valueOf(text: string, { least, greatest, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + (names === MONTHS ? 1 : 0);
  const value = Number(text);
  return /^\d+$/.test(text) && value >= least && value <= greatest ? value : undefined;
}

/** The shortest way to write some values: all, a range, steps up to the end, or one by one. */
function written(values: readonly number[], { least, greatest }: Field): string {
  const [first = least, second = first] = values;
  const last = values.at(-1) ?? first;
  if (values.length === greatest - least + 1) return '*';
  const step = second - first;
  const isEven = values.every((value, index) => value === first + index * step);
  if (values.length > 2 && isEven && step === 1) return `${String(first)}-${String(last)}`;
  if (values.length > 2 && isEven && last + step > greatest) {
    return `${String(first)}/${String(step)}`;
  }
  return values.join(',');
}
