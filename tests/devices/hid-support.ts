/** Boot keyboard reports for tests: modifiers, 0, six usage codes. */
export const report = (modifiers: number, ...keys: readonly number[]): Buffer =>
  Buffer.from([modifiers, 0, ...keys, ...Array.from({ length: 6 - keys.length }, () => 0)]);

export const UP = report(0);
export const ENTER = 0x28;
const SHIFT = 0x02;

const keyOf = (character: string): readonly [number, number] => {
  const special: Readonly<Record<string, readonly [number, number]>> = {
    '\n': [0, ENTER],
    '-': [0, 0x2d],
    ':': [SHIFT, 0x33],
    '0': [0, 0x27],
  };
  const known = special[character];
  if (known !== undefined) return known;
  if (/[1-9]/.test(character)) return [0, 0x1d + Number(character)];
  const lower = character.toLowerCase();
  return [lower === character ? 0 : SHIFT, 0x04 + lower.charCodeAt(0) - 'a'.charCodeAt(0)];
};

/** Each character as key down and key up. */
export const typed = (text: string): readonly Buffer[] =>
  [...text].flatMap((character) => {
    const [modifiers, key] = keyOf(character);
    return [report(modifiers, key), UP];
  });
