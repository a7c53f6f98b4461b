/** Text from a log or a bundle may come from anywhere: it must not steer the terminal of whoever reads it. */
export const harmless = (line: string): string =>
  line.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
