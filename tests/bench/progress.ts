/** What goes on, apart from the results on standard output. */
export const say = (sentence: string): void => {
  process.stderr.write(`bench: ${sentence}\n`);
};
