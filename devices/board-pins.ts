/**
 * GPIO numbers behind the pins of the Raspberry Pi's 40-pin header; the other pins are supply, ground and the
 * EEPROM's own (27, 28). Source: the header drawing of the Raspberry Pi documentation.
 */
const HEADER: ReadonlyMap<number, number> = new Map([
  [3, 2],
  [5, 3],
  [7, 4],
  [8, 14],
  [10, 15],
  [11, 17],
  [12, 18],
  [13, 27],
  [15, 22],
  [16, 23],
  [18, 24],
  [19, 10],
  [21, 9],
  [22, 25],
  [23, 11],
  [24, 8],
  [26, 7],
  [29, 5],
  [31, 6],
  [32, 12],
  [33, 13],
  [35, 19],
  [36, 16],
  [37, 26],
  [38, 20],
  [40, 21],
]);

/** The line name behind a configured name: `PIN11` is `GPIO17`; any other name stands for itself. Undefined for a pin without GPIO. */
export const lineBehind = (configured: string): string | undefined => {
  const pin = /^PIN(\d{1,2})$/.exec(configured);
  if (pin === null) return configured;
  const gpio = HEADER.get(Number(pin[1]));
  return gpio === undefined ? undefined : `GPIO${gpio}`;
};

/** `lineBehind`, where the configuration has been checked; throws otherwise. */
export const lineName = (configured: string): string => {
  const name = lineBehind(configured);
  if (name === undefined)
    throw new Error(`${configured} carries no GPIO: choose another pin, for example PIN11`);
  return name;
};

/** The offset on its chip of a line named `GPIOn`; undefined for any other name. */
export const gpioOffset = (name: string): number | undefined => {
  const match = /^GPIO(\d{1,3})$/.exec(name);
  return match === null ? undefined : Number(match[1]);
};
