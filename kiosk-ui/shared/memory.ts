/** What outlives a reload of this browser, and nothing longer: one JSON value per name. Never a PIN. */
export const remember = (name: string, value: unknown): void => {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage may be full or switched off; the screen works without it, only a reload then forgets.
  }
};

/** The value kept under a name, or `null`; what cannot be read counts as not kept. */
export const recall = (name: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
};
