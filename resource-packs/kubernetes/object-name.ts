/** Whether Kubernetes takes a text as the name of a ConfigMap or a Secret. */
export function isObjectName(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text);
}

/** The name of an object that is there already, as a platform gives it. */
export function checkedObjectName(name: string): string {
  if (isObjectName(name)) return name;
  throw new TypeError(
    `Kubernetes has no object named "${name}": names are lower-case letters, digits, "-" and ".".`,
  );
}
