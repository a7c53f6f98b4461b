/** Does one thing after the other, also where one fails. */
export const oneByOne = (): (<Done>(work: () => Promise<Done>) => Promise<Done>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
};
