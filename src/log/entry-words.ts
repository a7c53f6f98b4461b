/** No text in an entry can look like these: quotation marks within one are escaped. */
const TYPE = /"type":"([a-z_]+)"/;
const DURESS = /"(?:type|kind|alarm|source)":"duress/;

/** The kind of an entry, from the text of its bytes; empty where it has none. */
export const typeIn = (text: string): string => TYPE.exec(text)?.[1] ?? '';

/** Whether an entry tells of duress: the signal itself, its alarm, and everything that is done about that alarm. */
export const isOfDuress = (text: string): boolean => DURESS.test(text);
