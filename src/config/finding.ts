/** Something wrong between fields. `path` leads to the key that a person has to change. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly remedy: string;
}

/** Where a finding stands: the keys that lead there, and the words for them. */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly name: string;
}
