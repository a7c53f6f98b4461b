import { type Part, partsOf } from './sms-parts.ts';

/** SMS-SUBMIT with a relative validity period (3GPP TS 23.040, 9.2.2.2); the header of the user data, where there is one. */
const SUBMIT = 0x11;
const HAS_HEADER = 0x40;
const INTERNATIONAL = 0x91;
const NATIONAL = 0x81;
/** A day: the network tries as long to reach a telephone that is off. */
const VALID_A_DAY = 0xa7;

/** As AT+CMGS takes it in PDU mode (3GPP TS 27.005, 4.3). */
export interface Pdu {
  /** Bytes without the address of the service centre. */
  readonly length: number;
  /** Hexadecimal. */
  readonly text: string;
}

const destination = (number: string): readonly number[] => {
  const digits = number.replace(/\D/g, '');
  const even = digits.length % 2 === 0 ? digits : `${digits}F`;
  const swapped = [...even.matchAll(/(.)(.)/g)].map(([, one = '', two = '']) =>
    Number.parseInt(two + one, 16),
  );
  return [digits.length, number.startsWith('+') ? INTERNATIONAL : NATIONAL, ...swapped];
};

const submit = (number: string, { coding, hasHeader, length, data }: Part): Pdu => {
  const first = SUBMIT | (hasHeader ? HAS_HEADER : 0);
  const bytes = [first, 0, ...destination(number), 0, coding, VALID_A_DAY, length, ...data];
  // The service centre's address is empty: the SIM has it.
  return { length: bytes.length, text: `00${Buffer.from(bytes).toString('hex').toUpperCase()}` };
};

/** A text for a number (`+` and digits, or digits alone) as messages to submit, in order. */
export const pdusOf = (number: string, text: string, reference: number): readonly Pdu[] =>
  partsOf(text, reference).map((part) => submit(number, part));
