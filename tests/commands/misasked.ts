import { expect } from 'vitest';
import { run } from './aid.ts';

/** Asks reports of a data folder as nobody should, and gives what is said of that: nothing is printed, and the code is 2. */
export const misasked =
  (data: string) =>
  async (...args: readonly string[]): Promise<string> => {
    const { code, errors, printed } = await run(['report', ...args, '--data', data]);
    expect([code, printed]).toEqual([2, '']);
    return errors;
  };
