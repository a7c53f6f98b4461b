/** Something asked for in a way that cannot be done: exit 2. */
export class Misuse extends Error {
  constructor(what: string, remedy: string) {
    super(`${what}. ${remedy}`);
    this.name = 'Misuse';
  }
}

/** A command has said what it found wrong: exit 1. */
export class FoundWrong extends Error {}
