/** Waits for a condition, and says which one never came. The machine is emulated, so that nothing here is a measure. */
export const until = async <Found>(
  what: string,
  look: () => Found,
  ms = 30_000,
  every_ms = 10,
): Promise<NonNullable<Found>> => {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`never happened: ${what}`);
    await pause(every_ms);
  }
};

/** Lets so much time go by, where the passing of time is what is tested. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
