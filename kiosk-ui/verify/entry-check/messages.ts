/** One entry with what is to show that it stands in a log: all of it texts, as a page got them. */
export interface EntryToCheck {
  readonly seq: number;
  readonly bytes: string;
  readonly disclosures: readonly { readonly name: string; readonly content: string }[];
  /** A C2SP tlog-proof. */
  readonly tlog_proof: string;
  /** Key under which the checkpoint has to be signed. */
  readonly verifier_key: string;
}

/** What a check came to; `said` is the reason in English. */
export type EntryChecked =
  | {
      readonly outcome: 'proven';
      readonly origin: string;
      readonly size: number;
      /** Base64. */
      readonly root: string;
      /** SHA-256 of the entry as a leaf, hex. */
      readonly leaf: string;
      /** Personal fields that belong to what the entry commits to. */
      readonly fields: number;
    }
  | { readonly outcome: 'wrong'; readonly what: 'key' | 'proof' | 'number' | 'field'; readonly said: string };
