/** What waits for the next frame, in the order in which it was asked for; the same work waits once. */
let waiting = new Set<() => void>();

/** Each work is a task of its own and behind all others, so that a badge in between is shown before the rest is done. */
const putOff = (work: () => void): void => {
  if ('scheduler' in window) void scheduler.postTask(work, { priority: 'background' });
  else setTimeout(work, 0);
};

const painted = (): void => {
  const due = waiting;
  waiting = new Set();
  for (const work of due) putOff(work);
};

/** Does something once the next frame has been painted: the eye comes before the ear and the keys. */
export const afterPaint = (work: () => void): void => {
  if (waiting.size === 0) requestAnimationFrame(painted);
  waiting.add(work);
};
