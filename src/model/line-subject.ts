/** What a line of a Score, project or environment file is about. */
export type LineSubject =
  /** A resource request of a workload. */
  | { readonly kind: 'resource'; readonly workload: string; readonly name: string }
  /** The workload itself, or an override of it. */
  | { readonly kind: 'workload'; readonly workload: string }
  /** The image of a workload. */
  | { readonly kind: 'image'; readonly workload: string }
  /** One of the values that resources of type `environment` answer. */
  | { readonly kind: 'value'; readonly key: string }
  /** A declared rename, by resource address. */
  | { readonly kind: 'rename'; readonly to: string }
  /** Every workload, such as whether they stand still. */
  | { readonly kind: 'workloads' }
  /** Everything in the environment, such as its type. */
  | { readonly kind: 'environment' }
  /** Nothing that is deployed: comments, blank lines, notes for people. */
  | { readonly kind: 'none' };
