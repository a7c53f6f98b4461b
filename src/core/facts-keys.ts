import type { Ms, PersonId, RoomId } from './terms.ts';

/** A mechanical key is in one hand; a combination or a code is in every head that was told it. */
export const KEY_KINDS = ['key', 'combination', 'code'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

interface OfKey {
  /** What the register calls it, as its tag does. */
  readonly key: string;
  readonly words: string;
  readonly signed_by: readonly PersonId[];
}

/** Facts about keys, combinations and codes beside the kiosk's own badges. What opens a lock is in none of them. */
export type KeyFact =
  | (OfKey & {
      readonly type: 'key_registered';
      readonly kind: KeyKind;
      /** Empty where it opens no room of this kiosk. */
      readonly room: RoomId | '';
      /** When it is to be changed at the latest; 0 for never. */
      readonly rekey_due: Ms;
    })
  /** `signed_by`: who gave it out, and who took it. */
  | (OfKey & { readonly type: 'key_signed_out'; readonly person: PersonId })
  | (OfKey & { readonly type: 'key_returned'; readonly person: PersonId })
  /** Nobody knows where it is since that instant, or who else knows it: the lock is to be changed. */
  | (OfKey & { readonly type: 'key_lost'; readonly since: Ms })
  /** The lock takes another key, combination or code from here on, and nobody has it yet. */
  | (OfKey & { readonly type: 'key_changed'; readonly rekey_due: Ms });

/** A key as the register has it. */
export interface RegisteredKey {
  readonly kind: KeyKind;
  readonly room: RoomId | '';
  readonly rekey_due: Ms;
  readonly holders: readonly PersonId[];
  /** Since when it is lost; 0 while it is not. */
  readonly lost: Ms;
}

export interface KeysState {
  readonly registered: { readonly [key: string]: RegisteredKey };
}

export const NO_KEYS: KeysState = { registered: {} };
