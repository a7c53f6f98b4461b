import { signal } from '@preact/signals';
import type { Report } from '../../src/log/verify/report.ts';
import type { NamedCheckpoint } from '../../src/log/verify/source.ts';
import type { FoundBag } from './evidence/chosen-bag.ts';
import type { EntryReader } from './evidence/entry-reader.ts';

/** What the page is doing. */
export type Phase =
  | { readonly name: 'start' }
  | { readonly name: 'finding'; readonly files: number }
  | { readonly name: 'checking'; readonly progress: Progress; readonly cancel: () => void }
  | { readonly name: 'done'; readonly report: Report; readonly reader: EntryReader }
  | { readonly name: 'failed'; readonly reason: string };

/** How far a check is. */
export interface Progress {
  readonly entries: number;
  /** 0 while the checkpoint has not told it. */
  readonly of_entries: number;
  readonly files: number;
  readonly of_files: number;
}

/** What the person knows from elsewhere, as it was typed or dropped. */
export interface Known {
  readonly key: string;
  /** Keys of witnesses, one a line. */
  readonly witnesses: string;
  readonly old: readonly NamedCheckpoint[];
}

/** A word on what was just dropped or typed; a key of the page's texts. */
export type Notice = 'no-bag' | 'no-checkpoint' | 'unreadable' | 'bad-witness' | undefined;

export const phase = signal<Phase>({ name: 'start' });
export const bag = signal<FoundBag | undefined>(undefined);
export const known = signal<Known>({ key: '', witnesses: '', old: [] });
/** What the verdict on the page was made with. */
export const knownToReport = signal<Known>(known.value);
export const notice = signal<Notice>(undefined);
export const view = signal<'verdict' | 'entries'>('verdict');
/** Whether something is being dragged over the page. */
export const isDraggedOver = signal(false);
