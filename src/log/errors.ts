interface Trouble {
  /** What is wrong, as a clause without a full stop. */
  readonly what: string;
  /** The file or directory meant. */
  readonly where: string;
  /** What a person does about it, as a sentence. */
  readonly remedy: string;
}

/** Something wrong with the log that a person must hear about: what, where, and the remedy. */
export class LogError extends Error {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;

  constructor(trouble: Trouble, cause?: unknown) {
    super(
      `${trouble.where}: ${trouble.what}. ${trouble.remedy}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = new.target.name;
    this.what = trouble.what;
    this.where = trouble.where;
    this.remedy = trouble.remedy;
  }
}

/** The log cannot be opened as asked: taken by another process, another kiosk's, a key missing or unsafe. */
export class LogRefused extends LogError {}

/** No room on the disk. The facts were not recorded; the log is whole and can be appended to again. */
export class LogFull extends LogError {}

/** A write failed for another reason than space. What the disk now holds is unknown: stop and start again. */
export class LogFailed extends LogError {}

/** The stored log is not what was written. `entry` is the first bad entry, where one can be named. */
export class LogDamaged extends LogError {
  readonly entry: number | undefined;

  constructor(where: string, what: string, entry?: number) {
    super({
      where,
      what,
      remedy:
        'Nothing was changed. Keep this directory as evidence, and restore the log from a backup or a bundle that reaches at least as far.',
    });
    this.entry = entry;
  }
}
