/** What can be made to go wrong: it fails, it takes its time, it is made by half, it changes or goes behind Terraform's back. */
export type FaultKind = 'fail' | 'slow' | 'partial' | 'drift' | 'gone';

/**
 * Something that goes wrong on purpose, once it is asked for; written `<address or type>=<kind>[:<detail>]`. It strikes
 * every resource that it names, as long as the run lasts.
 *
 * `fail` and `slow` strike whatever is done, `partial` strikes what is created: it is there then, and Terraform is told
 * that it failed. `drift` and `gone` strike what is there when the run begins.
 */
export interface Fault {
  /** A resource address of ours, a Terraform address or a Terraform type. */
  readonly subject: string;
  readonly kind: FaultKind;
  /**
   * For `fail`: `create`, `update` or `delete` (default: whichever comes); for `slow`: seconds (default 10); for `drift`:
   * the attribute, such as `tags` or `spec.replicas` (default: one that is found).
   */
  readonly detail?: string;
}
