import { type Signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { SheetVersion } from '../../../src/reports/sheets.ts';
import { isOnTheWay } from '../keys/provider.ts';
import { forgetDraft, keepDraft, keptDraft } from '../office/kept-drafts.ts';
import { keptSheetOf, type SheetDraft, sheetDraftOf } from './sheet-draft.ts';

/** A sheet while it is filled in: it comes back after a reload, until it is signed or discarded. */
export interface DraftInHand {
  readonly draft: Signal<SheetDraft>;
  /** What is said about what differs, as far as it is typed. */
  readonly words: Signal<string>;
  /** Whether this is what was typed before; the version it was about, null for what was typed just now. */
  readonly back: Signal<{ readonly version: number } | null>;
  /** Nothing of it is kept any longer: it is on record. */
  readonly signed: () => void;
  readonly discard: () => void;
}

const sameAs = (draft: SheetDraft, start: SheetDraft): boolean =>
  JSON.stringify(draft) === JSON.stringify(start);

/** A tab that is closed forgets all of it, and only the browser can ask first. */
const askFirst = (event: BeforeUnloadEvent): void => {
  // Whoever goes to sign in anew comes back to this tab, where all of it still is.
  if (!isOnTheWay()) event.preventDefault();
};

/** @param form names the form among those that this account has in hand */
export const useDraft = (account: string, form: string, before: SheetVersion | null): DraftInHand => {
  const version = before?.version ?? 0;
  const start = useMemo(() => sheetDraftOf(before), [before]);
  const kept = useMemo(() => keptSheetOf(keptDraft(account, form)), [account, form]);
  const draft = useSignal<SheetDraft>(kept?.draft ?? start);
  const words = useSignal(kept?.words ?? '');
  const back = useSignal(kept === null ? null : { version: kept.version });
  const isSigned = useSignal(false);
  const isBegun = useComputed(() => !isSigned.value && (words.value !== '' || !sameAs(draft.value, start)));
  useSignalEffect(() => {
    const typed = { version: back.value?.version ?? version, draft: draft.value, words: words.value };
    if (isBegun.value) keepDraft(account, form, typed);
    else forgetDraft(account, form);
  });
  useEffect(() => {
    if (!isBegun.value) return undefined;
    window.addEventListener('beforeunload', askFirst);
    return () => window.removeEventListener('beforeunload', askFirst);
  }, [isBegun.value]);
  return {
    draft,
    words,
    back,
    signed: () => {
      isSigned.value = true;
      // The page may be another one before anything is kept anew.
      forgetDraft(account, form);
    },
    discard: () => {
      draft.value = start;
      words.value = '';
      back.value = null;
    },
  };
};
