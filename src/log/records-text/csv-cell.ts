/** What makes a spreadsheet take a cell for a formula, in ASCII and in the full width forms it takes as well. */
const FORMULA = /^([ \u00a0]*)([=+\-@\uff1d\uff0b\uff0d\uff20])/;
/** The same after each mark at which a spreadsheet of another country splits cells. */
const FORMULA_AFTER_MARK = /([;\t\r\n][ \u00a0]*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const ODD_START = /^[\t\r\n]/;
const NEEDS_QUOTES = /[",;\t\r\n]|^ | $/;
/** What needs neither apostrophe nor quotes. Most cells are like this, and they are most of the work of an export. */
const PLAIN = /^[\w[][\w .:/[\]()-]*$(?<! )/;

/** One cell. An apostrophe makes a text of what a spreadsheet would run. */
export const csvCell = (text: string): string => {
  if (text === '' || PLAIN.test(text)) return text;
  const harmless = FORMULA.test(text) ? text.replace(FORMULA, "$1'$2") : text;
  if (!NEEDS_QUOTES.test(harmless)) return harmless;
  const marked = harmless.replace(FORMULA_AFTER_MARK, "$1'$2").replace(ODD_START, "'$&");
  return `"${marked.replaceAll('"', '""')}"`;
};
