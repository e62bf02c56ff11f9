import type { ShownCard, Variant } from '../engine/state.ts';

/* Sizes, colours and so on of a product: which one is looked at, and which others there are. */

/** The variant that is looked at, by its number; at first one that was asked for, or else one that is to be had. */
export function shownVariant({ variants = [], wished }: ShownCard, picked = wished): number {
  if (picked !== undefined && variants[picked]) return picked;
  const first = variants.findIndex(({ stock }) => stock !== 0);
  return Math.max(0, first);
}

/** A card as it is with one of its variants. */
export function withVariant(card: ShownCard, number: number): ShownCard {
  const variant = card.variants?.[number];
  if (!variant) return card;
  const { price, was, stock, image, alt } = variant;
  return {
    ...card,
    ...(price !== undefined && { price }),
    ...(was !== undefined && { was }),
    ...(stock !== undefined && { stock }),
    ...(image && { image }),
    ...(alt !== undefined && { alt }),
  };
}

/** Names of attributes with their values, in the order in which the variants bring them. */
export function attributesOf({ variants = [] }: ShownCard): (readonly [name: string, values: readonly string[]])[] {
  const all = new Map<string, Set<string>>();
  for (const { attributes } of variants)
    for (const [name, value] of Object.entries(attributes)) {
      const values = all.get(name) ?? new Set<string>();
      values.add(value);
      all.set(name, values);
    }
  return [...all].map(([name, values]) => [name, [...values]]);
}

/** How many of the attributes two variants have alike. */
const likeness = (one: Variant, other: Variant): number =>
  Object.entries(one.attributes).filter(([name, value]) => other.attributes[name] === value).length;

/** The variant that has this value and is otherwise as near as can be to the one that is looked at; one that is to be had comes first. */
export function variantWith({ variants = [] }: ShownCard, shown: number, name: string, value: string): number {
  const from = variants[shown];
  const rank = (variant: Variant) => (from ? 2 * likeness(from, variant) : 0) + (variant.stock === 0 ? 0 : 1);
  let best = -1;
  variants.forEach((variant, number) => {
    if (variant.attributes[name] !== value) return;
    if (best < 0 || rank(variant) > rank(variants[best]!)) best = number;
  });
  return best < 0 ? shown : best;
}

/** Whether anything with this value is to be had. */
export const isToBeHad = ({ variants = [], stock }: ShownCard, name: string, value: string): boolean =>
  variants.some((variant) => variant.attributes[name] === value && (variant.stock ?? stock) !== 0);
