/** Which of two texts stands first, by their characters' numbers: the same order on every machine, 0 for equal ones. */
export const textOrder = (one: string, other: string): number => Number(one > other) - Number(one < other);
