import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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
  readonly witness: { readonly name: string; readonly key: string; readonly logs: readonly string[] } | null;
}

/** What that process reports. */
export type EvidenceReport =
  | { readonly report: 'serving'; readonly address: string; readonly witness: string | null }
  /** It goes on without the part that is named, or ends and is started again. */
  | { readonly report: 'failed'; readonly what: string };

const SERVE = fileURLToPath(new URL('./evidence-process.ts', import.meta.url));
const MEMORY = ['--max-old-space-size=96', '--max-semi-space-size=1'];
const AGAIN_MIN_MS = 1_000;
const AGAIN_MAX_MS = 60_000;

/**
 * Serves log and witness to others until the function given back is called. In a process of its own, and started
 * again whenever it ends: what strangers ask for takes neither time nor memory of the door, and whatever is wrong
 * with this part, the door goes on.
 */
export const serveEvidence = (
  task: EvidenceTask,
  onReport: (report: EvidenceReport) => void,
): (() => void) => {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = AGAIN_MIN_MS;
  let stopped = false;
  const start = (): void => {
    child = fork(SERVE, [JSON.stringify(task)], { execArgv: MEMORY });
    child.unref();
    child.channel?.unref();
    child.on('message', (message) => {
      const report = message as EvidenceReport;
      if (report.report === 'serving') wait = AGAIN_MIN_MS;
      if (!stopped) onReport(report);
    });
    child.on('error', (error) => onReport({ report: 'failed', what: String(error) }));
    child.on('exit', () => {
      if (stopped) return;
      timer = setTimeout(start, wait);
      timer.unref();
      wait = Math.min(2 * wait, AGAIN_MAX_MS);
    });
  };
  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    child?.kill('SIGKILL');
  };
};
