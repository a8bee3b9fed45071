/** Where the records of a platform lie, as `stacks/platform.ts` says it: plain data. */
export type StorePlace =
  | {
      readonly kind: 'folder';
      /** Relative to the repository's root. */
      readonly path: string;
    }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      /** What all keys begin with. */
      readonly prefix: string;
    };
