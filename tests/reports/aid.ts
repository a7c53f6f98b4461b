/** Days of a room as a log keeps them, and standing questions asked of them. */

import { applyAll } from '../../src/core/apply.ts';
import type { Fact } from '../../src/core/facts.ts';
import { INITIAL_STATE, type State } from '../../src/core/state.ts';
import type { Ms } from '../../src/core/terms.ts';
import { encodeEntry } from '../../src/log/entry.ts';
import type { StoredEntry } from '../../src/log/log-rows.ts';
import { randomSalt } from '../../src/log/salt.ts';
import { type Asked, type Conclusion, namer, type Report } from '../../src/reports/report.ts';
import { NEVER } from '../../src/reports/room-watch.ts';
import { rowJson } from '../../src/reports/written.ts';
import { play } from '../core/scenario-play.ts';
import { readScenarios } from '../core/scenario-text.ts';

/** Facts as the entries of a log, of a kiosk whose clock is set. */
export const stored = (facts: readonly Fact[]): readonly StoredEntry[] => {
  let boot = '';
  return facts.map((fact, seq) => {
    if (fact.type === 'kiosk_started') boot = fact.boot;
    const header = { seq, offset_min: -300, boot, uptime_ms: 0, clock: 'synchronised', kiosk: 'k' } as const;
    return { seq, ...encodeEntry(header, fact, randomSalt), leaf_hash: Buffer.alloc(32), erased: [] };
  });
};

/** A day told as the scenarios tell it. */
export const told = (text: string): readonly Fact[] => {
  const [scenario] = readScenarios('here', text);
  if (scenario === undefined) throw new Error('there is no scenario');
  return play(scenario).facts;
};

/** 3 November 2026 in the rooms of the scenarios (UTC-5). */
export const at = (clock: string): Ms => Date.parse(`2026-11-03T${clock}-05:00`);

/** A question asked of entries. Without a time, of all of them. */
export const askedOf = (
  entries: readonly StoredEntry[],
  { since = 0, before = NEVER, state = INITIAL_STATE }: { since?: Ms; before?: Ms; state?: State } = {},
): Asked => {
  const times = entries.map(({ bytes }) => Date.parse(JSON.parse(bytes.toString()).time));
  const within = times.map((time) => time >= since && time < before);
  const from = within.indexOf(true);
  return {
    log: {
      entries: (first, until) => entries.slice(first, until),
      bytes: (first, until) => entries.slice(first, until).map(({ bytes }) => bytes),
    },
    size: entries.length,
    since,
    before,
    range: from < 0 ? { from: 0, until: 0 } : { from, until: within.lastIndexOf(true) + 1 },
    nameOf: namer(state.people),
  };
};

export const stateOf = (facts: readonly Fact[]): State => applyAll(INITIAL_STATE, facts);

export interface Answered {
  readonly rows: readonly { readonly [column: string]: unknown }[];
  readonly conclusion: Conclusion;
}

/** Reads all of an answer. */
export const answered = ({ columns, answer }: Report): Answered => {
  const coming = answer();
  const rows: { readonly [column: string]: unknown }[] = [];
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) return { rows, conclusion: value };
    if ('row' in value) rows.push(rowJson(columns, value.row));
  }
};
