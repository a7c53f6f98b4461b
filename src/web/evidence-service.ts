import { fileURLToPath } from 'node:url';
import { keepBeside } from '../beside.ts';
import type { PublicOffice } from '../public/page.ts';

/** What the process that serves others is told; paths are absolute. */
export interface EvidenceTask {
  /** Folder of the log, and of the witness's record. */
  readonly data: string;
  /** Key of the log, which the witness must not share. */
  readonly log_key: string;
  readonly listen: {
    readonly host: string;
    readonly port: number;
    readonly certificate?: string | undefined;
    readonly key?: string | undefined;
  };
  /** The page for the public; left out where there is none. */
  readonly public_page?: PublicOffice | undefined;
  readonly witness: { readonly name: string; readonly key: string; readonly logs: readonly string[] } | null;
}

/** What that process reports. */
export type EvidenceReport =
  | {
      readonly report: 'serving';
      readonly address: string;
      readonly witness: string | null;
      readonly public_page: 'yes' | 'no';
    }
  /** It goes on without the part that is named, or ends and is started again. */
  | { readonly report: 'failed'; readonly what: string };

const SERVE = fileURLToPath(new URL('./evidence-process.ts', import.meta.url));

/**
 * Serves log and witness to others until the function given back is called. In a process of its own: what strangers ask
 * for takes neither time nor memory of the door.
 */
export const serveEvidence = (task: EvidenceTask, onReport: (report: EvidenceReport) => void): (() => void) =>
  keepBeside({
    module: SERVE,
    args: [JSON.stringify(task)],
    heap_mb: 96,
    begin: (child, works) => {
      let isOver = false;
      child.on('message', (message) => {
        const report = message as EvidenceReport;
        if (report.report === 'serving') works();
        if (!isOver) onReport(report);
      });
      child.on('error', (error) => onReport({ report: 'failed', what: String(error) }));
      return () => {
        isOver = true;
      };
    },
  });
