import { FileRefused, problemLine } from '../../src/config/problems.ts';
import { type Config, parseConfig } from '../../src/config.ts';

/** A configuration that is good, one line for each thing that the tests change. */
export const GOOD = `kiosk:
  name: Test kiosk
  origin: county.example/ballot-room/k01
  time_zone: America/Denver
calendar:
  - { phase: preparation, from: 2026-09-04 }
  - { phase: processing, from: 2026-10-19 07:00 }
rooms:
  - id: north
    name: North room
    door: north-door
    outside_reader: north-outside
    inside_reader: north-inside
    rules:
      pairing: different_group
  - id: south
    name: South room
    door: south-door
    outside_reader: south-outside
    rules:
      pairing: any_two
devices:
  - kind: simulated
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const parse = (text: string): Config => parseConfig(bytes(text), 'site.yaml');

/** The good file with one part replaced. Throws when the part is not there exactly as written. */
export const changed = (from: string, to: string): string => {
  if (GOOD.split(from).length !== 2) throw new Error(`"${from}" does not stand in the good file once`);
  return GOOD.replace(from, to);
};

/** What a reader of the error sees, one line for each problem. */
export const refusalOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof FileRefused) return error.problems.map(problemLine);
    throw error;
  }
  throw new Error('it was not refused');
};
