/** The names and positions that lead to a setting. */
export type AttributePath = readonly (string | number)[];

/** A path as people write it: `input.containers.main.image`, `rule[0].port`, `labels["app.kubernetes.io/name"]`. */
export function printPath(path: AttributePath): string {
  const printed = path.map((step) => {
    if (typeof step === 'number') return `[${String(step)}]`;
    return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return printed.join('').replace(/^\./, '');
}

/** Whether one path leads to the other, or to something within it. */
export function isWithin(path: AttributePath, around: AttributePath): boolean {
  return around.every(
    (step, index) => index >= path.length || String(step) === String(path[index]),
  );
}
