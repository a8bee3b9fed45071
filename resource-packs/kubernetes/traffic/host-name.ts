const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const HOST_NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** A host name, or what host names end with, as a platform gives it. */
export function checkedHostName(option: string, text: string): string {
  if (text.length <= 253 && HOST_NAME.test(text)) return text;
  throw new TypeError(
    `The option "${option}" has to be a host name in lower case, such as "apps.example.com", and not "${text}".`,
  );
}
