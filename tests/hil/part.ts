import type { KernelImage } from './kernel-image.ts';
import type { Outcome } from './outcome.ts';
import type { Say } from './packages.ts';

/** What a part of the run is given. */
export interface Part {
  readonly made: {
    readonly image: KernelImage;
    readonly program: string;
    readonly folder: string;
    /** Kept from one run to the next. */
    readonly cache: string;
  };
  /** Where its disks, sockets and logs lie. */
  readonly folder: string;
  readonly outcome: Outcome;
  readonly say: Say;
}
