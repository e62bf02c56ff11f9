import type { RatingField } from './rating.work.ts';

/** Faces for up to five grades, the worst one first. */
const faces: { readonly [grades: number]: string } = { 2: '🙁🙂', 3: '🙁😐🙂', 4: '😞🙁🙂😀', 5: '😞🙁😐🙂😀' };

/** Signs that are the same for every grade, and filled up to the one that is chosen. */
const stackable: { readonly [icon: string]: string } = { star: '★', heart: '♥' };

/** Whether the grades below the chosen one are marked with it. */
export const isStacked = ({ icon }: RatingField): boolean => Object.hasOwn(stackable, icon);

/** What a grade is shown as. */
export function signOf({ icon, first, last }: RatingField, grade: number): string {
  if (icon === 'thumb') return grade === first ? '👎' : '👍';
  if (icon === 'face') return [...(faces[last - first + 1] ?? '')][grade - first] ?? String(grade);
  if (icon === 'number') return String(grade);
  return stackable[icon] ?? icon;
}

/** Whether the sign says the grade by itself; else its number stands beside it. */
export const saysGrade = ({ icon }: RatingField): boolean => ['number', 'face', 'thumb'].includes(icon);
