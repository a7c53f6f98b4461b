/** How far witnesses have seen the log. */
export interface WitnessedFace {
  /** How many entries, from the first on, it saw. */
  readonly size: number;
  /** The newest of the witnesses' own times for that size, seconds since 1970. */
  readonly time_s: number;
  /** How many witnesses saw exactly that many. */
  readonly witnesses: number;
}
