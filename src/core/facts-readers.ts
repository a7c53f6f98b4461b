import type { Ms, PersonId, ReaderId } from './terms.ts';

/**
 * Why a reader on a secured line was not believed:
 *
 * | refusal | what it did |
 * | --- | --- |
 * | `clear_text` | answered outside its secure channel once there was one |
 * | `wrong_mac` | answered with what was changed, or recorded earlier and played back |
 * | `wrong_sequence` | answered what it was not asked |
 * | `wrong_key` | does not know the key of this reader |
 * | `default_key` | has the key that every reader leaves the factory with |
 * | `no_secure_channel` | refuses a secure channel, or has none |
 * | `other_reader` | has another serial number than the configuration says |
 */
export const READER_REFUSALS = [
  'clear_text',
  'wrong_mac',
  'wrong_sequence',
  'wrong_key',
  'default_key',
  'no_secure_channel',
  'other_reader',
] as const;
export type ReaderRefusal = (typeof READER_REFUSALS)[number];

/** Facts about what protects the line between a reader and the kiosk. */
export type ReaderFact =
  | { readonly type: 'reader_refused'; readonly reader: ReaderId; readonly refusal: ReaderRefusal }
  /** What this reader reads is typed into consoles and screens as well: the kernel does not keep its keys to itself. */
  | { readonly type: 'reader_keys_exposed'; readonly reader: ReaderId }
  /** Two people have a reader given its own key, by the key from the factory: until then, and not longer. */
  | {
      readonly type: 'reader_installation_started';
      readonly reader: ReaderId;
      readonly for_ms: Ms;
      readonly until: Ms;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'reader_installation_ended';
      readonly reader: ReaderId;
      readonly outcome: InstallationOutcome;
    };

/** Whether the reader took its own key; one that was in use or was offered before is offered to none. */
export type InstallationOutcome = 'installed' | 'not_installed' | 'key_was_used';

/** The longest that a reader may be installed for. */
export const INSTALLATION_MAX_MS: Ms = 15 * 60_000;

/** What a driver says of a line: a refusal is said once until its channel is secure again. */
export type ReaderReport = Extract<
  ReaderFact,
  { readonly type: 'reader_refused' | 'reader_keys_exposed' | 'reader_installation_ended' }
>;

/** Two people whose PINs were checked have a reader installed. */
export interface InstallationOrder {
  readonly type: 'reader_installation_ordered';
  readonly reader: ReaderId;
  readonly for_ms: Ms;
  readonly signed_by: readonly PersonId[];
}
