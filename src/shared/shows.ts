/** Whether there is a sign in a text that eyes can see: blanks of all widths, fillers, joiners and controls are none. */
export const shows = (text: string): boolean => /[^\s\p{DI}\p{Cc}\u2800]/u.test(text);
