import { recall, remember } from '../../shared/memory.ts';

/**
 * What somebody filled in and has not signed, kept in this tab alone: it outlives a reload, another page and a session
 * that ran out, and never reaches another account. Never a PIN or a password.
 */
interface Kept {
  readonly account: string;
  /** By the form's own name, the one that was typed into last at the end. */
  readonly drafts: { readonly [form: string]: unknown };
}

const NAME = 'drafts';
/** Nobody has more forms in hand in one tab; the one left longest goes first. */
const FORMS_MAX = 12;

const draftsOf = (account: string): Kept['drafts'] => {
  const kept = recall(NAME) as Partial<Kept> | null;
  return kept?.account === account ? (kept.drafts ?? {}) : {};
};

/** A draft as it was kept, of whatever shape; undefined for none. */
export const keptDraft = (account: string, form: string): unknown => draftsOf(account)[form];

export const forgetDraft = (account: string, form: string): void => {
  const { [form]: gone, ...drafts } = draftsOf(account);
  if (gone !== undefined) remember(NAME, { account, drafts } satisfies Kept);
};

export const keepDraft = (account: string, form: string, draft: unknown): void => {
  const { [form]: _, ...others } = draftsOf(account);
  const drafts = Object.fromEntries([...Object.entries(others).slice(1 - FORMS_MAX), [form, draft]]);
  remember(NAME, { account, drafts } satisfies Kept);
};

/** For whoever signs out: nothing of what they typed stays behind. */
export const forgetDrafts = (): void => remember(NAME, null);

/** Whoever signs in where somebody else's session ran out finds nothing of theirs. */
export const forgetDraftsOfOthers = (account: string): void => {
  const kept = recall(NAME) as Partial<Kept> | null;
  if (kept !== null && kept.account !== account) forgetDrafts();
};
