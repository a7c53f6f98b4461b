/** Does something once the next frame has been painted: the eye comes before the ear and the keys. */
export const afterPaint = (work: () => void): void => {
  requestAnimationFrame(() => setTimeout(work, 0));
};
