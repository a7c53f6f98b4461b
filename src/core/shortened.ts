/** A text of at most `most` characters, whole ones; what was cut off shows as an ellipsis. */
export const shortened = (text: string, most: number): string => {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
};
