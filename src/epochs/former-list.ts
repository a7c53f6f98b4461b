import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import type { TriedPin } from '../core/inputs.ts';
import type { Person } from '../core/people.ts';
import { afterWrongPin, refusalAt } from '../core/pins.ts';
import type { State } from '../core/state.ts';
import type { Ms, PersonId, PinHash } from '../core/terms.ts';
import { LogRefused } from '../log/errors.ts';
import { readSecret, replaceSecret, syncDirectory } from '../log/secret-file.ts';
import type { OfficialsList } from '../officials.ts';

/**
 * A PIN that was typed. Right ones are noted as well: a file that is left only after the duress PIN would tell whoever
 * stands behind the official that it was one.
 */
interface Attempt {
  readonly person: PersonId;
  readonly pin: PinHash;
  readonly at: Ms;
}

type People = { readonly [person: PersonId]: Person };

/**
 * The list of a log that has ended, by which the officials are identified who open the next one. The ended log can
 * count no wrong PIN any more, and the next one has not begun: until it has, they are counted in a file beside the
 * ended log, against the bound and the lockout of the former configuration.
 */
export class FormerList implements OfficialsList {
  /** The present, and never before the last entry: a clock that was set back makes no listing good again. */
  readonly at: Ms;
  readonly #listed: People;
  readonly #policy: Config['kiosk'];
  readonly #file: string;
  #attempts: readonly Attempt[] = [];

  constructor({ paths, kiosk }: Pick<Config, 'paths' | 'kiosk'>, { people, at }: State, now: Ms) {
    this.at = Math.max(now, at);
    this.#listed = people;
    this.#policy = kiosk;
    this.#file = path.join(paths.data, 'officials-tried.json');
  }

  /** Reads what was typed before. Throws `LogRefused`. */
  read(): void {
    const text = readSecret(this.#file, 'record of tried PINs');
    if (text === undefined) return;
    try {
      this.#attempts = [...(JSON.parse(text) as readonly Attempt[])];
    } catch (error) {
      const what = 'this is not the record of PINs that were tried';
      throw new LogRefused({ what, where: this.#file, remedy: 'Put it back, or move it away.' }, error);
    }
  }

  get people(): People {
    return this.#counted().people;
  }

  /** What came of all that was tried, for the log that goes on. */
  get triedPins(): readonly TriedPin[] {
    return this.#counted().tried;
  }

  tried(person: PersonId, pin: PinHash): void {
    this.#attempts = [...this.#attempts, { person, pin, at: this.at }];
    replaceSecret(this.#file, JSON.stringify(this.#attempts));
  }

  /** To be called once all of it is on record. */
  forget(): void {
    rmSync(this.#file, { force: true });
    syncDirectory(path.dirname(this.#file));
  }

  #counted(): { readonly people: People; readonly tried: readonly TriedPin[] } {
    let people = this.#listed;
    const tried: TriedPin[] = [];
    for (const { person, pin, at } of this.#attempts) {
      const known = people[person];
      if (known === undefined || known.pin === pin) continue;
      if (known.duress === pin) {
        tried.push({ type: 'duress_signalled', person });
        continue;
      }
      const refusal = refusalAt(this.#policy, at, known);
      people = { ...people, [person]: afterWrongPin(known, refusal.locked_until) };
      tried.push({ type: 'official_refused', person, ...refusal });
    }
    return { people, tried };
  }
}
