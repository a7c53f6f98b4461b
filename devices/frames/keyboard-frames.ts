import { faulty, type Reading } from '../badge.ts';
import { readText, type TextRules } from './text-rules.ts';

/** Usage codes of the USB HID usage tables, keyboard page (0x07), for a US layout. */
const ROLL_OVER = 0x01;
const LETTER_A = 0x04;
const LETTER_Z = 0x1d;
const ENTER = 0x28;
const KEYPAD_ENTER = 0x58;
const SHIFTS = 0x22;

const plainKeys = new Map<number, string>();
const shiftedKeys = new Map<number, string>();
const put = (first: number, plain: string, shifted: string): void => {
  for (const [index, key] of [...plain].entries()) plainKeys.set(first + index, key);
  for (const [index, key] of [...shifted].entries()) shiftedKeys.set(first + index, key);
};
put(LETTER_A, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
put(LETTER_Z + 1, '1234567890', '!@#$%^&*()');
put(0x2c, ' -=[]\\', ' _+{}|');
put(0x33, ";'`,./", ':"~<>?');
put(0x54, '/*-+', '/*-+');
put(0x59, '1234567890.', '1234567890.');

const REPORT_BYTES = 8;
/** Keys held at once in a boot report. */
const FIRST_KEY = 2;
/** No badge is longer; a reader that never sends Enter must not fill the memory. */
const TEXT_MAX = 128;

/**
 * Boot-protocol reports of a keyboard-class reader (modifiers, 0, six usage codes) into text lines that Enter ends. A
 * key counts when it was not down in the report before. Two new keys in one report have no order and are refused, as is
 * the roll-over code; the rest of such a line is dropped. A lost key-up between two equal digits cannot be seen: state
 * the exact length in the rules.
 */
export class KeyboardFrames {
  readonly #rules: TextRules;
  #down: readonly number[] = [];
  #text = '';
  #fault: Reading | undefined;

  constructor(rules: TextRules) {
    this.#rules = rules;
  }

  /** One input report. A reading comes with its Enter. */
  push(report: Uint8Array): readonly Reading[] {
    if (report.length !== REPORT_BYTES) {
      this.#fault ??= faulty('length');
      return [];
    }
    const keys = [...report.subarray(FIRST_KEY)].filter((key) => key !== 0);
    if (keys.includes(ROLL_OVER)) {
      this.#fault ??= faulty('overrun');
      return [];
    }
    const pressed = keys.filter((key) => !this.#down.includes(key));
    this.#down = keys;
    if (pressed.length > 1) this.#fault ??= faulty('overrun');
    return pressed.flatMap((key) => this.#press(key, report[0] ?? 0));
  }

  /** Keys have been quiet: what stands there without Enter is half a badge. */
  quiet(): readonly Reading[] {
    const left = this.#text !== '' || this.#fault !== undefined;
    const fault = this.#fault ?? faulty('length');
    this.#clear();
    return left ? [fault] : [];
  }

  #press(key: number, modifiers: number): readonly Reading[] {
    if (key === ENTER || key === KEYPAD_ENTER) return this.#end();
    const shifted = (modifiers & SHIFTS) !== 0;
    const character = (modifiers & ~SHIFTS) === 0 ? (shifted ? shiftedKeys : plainKeys).get(key) : undefined;
    if (character === undefined) this.#fault ??= faulty('characters');
    else this.#text += character;
    if (this.#text.length > TEXT_MAX) {
      this.#fault ??= faulty('overrun');
      this.#text = '';
    }
    return [];
  }

  #end(): readonly Reading[] {
    const found = this.#fault ?? readText(this.#text, this.#rules);
    this.#clear();
    return found === undefined ? [] : [found];
  }

  #clear(): void {
    this.#text = '';
    this.#fault = undefined;
  }
}
