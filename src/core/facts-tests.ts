import type { AlarmId, Ms, PersonId } from './terms.ts';

/** Facts about tests of the ways by which people are told, from end to end. */
export type TestFact =
  | {
      readonly type: 'channel_test_sent';
      readonly channel: string;
      /** Names the test, as the alarms' names do: `channel_test/office-mail#3`. */
      readonly alarm: AlarmId;
      /** What whoever receives it has to say. Until then it is nobody's business. */
      readonly code: string;
      /** Which local week it is of, counted from the channel's own time of the week. */
      readonly week: number;
      readonly answer_until: Ms;
      /** Who asked for it; nobody where it was due. */
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'channel_tested';
      readonly channel: string;
      readonly alarm: AlarmId;
      /** Who received it. */
      readonly person: PersonId;
      readonly after_ms: Ms;
    }
  | { readonly type: 'test_missed'; readonly channel: string; readonly alarm: AlarmId; readonly since: Ms };

/** The newest test of a channel. */
export interface TestState {
  readonly alarm: AlarmId;
  readonly number: number;
  readonly week: number;
  /** Empty once somebody has said it. */
  readonly code: string;
  readonly sent: Ms;
  /** 0 once it is received, or missed. */
  readonly answer_until: Ms;
  /** Since when a test is missed that nobody has received since; 0 for none. */
  readonly missed: Ms;
}
