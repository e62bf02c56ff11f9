/* What the shop of the example flow `jeans-advice` has: the answer of its endpoint `products`. */

interface Pair {
  readonly name: string;
  readonly colour: 'blue' | 'black' | 'white';
  readonly rise: 'high' | 'mid' | 'low';
  readonly price: number;
  readonly before?: number;
  readonly label?: string;
  /** The sizes that there are, each with how many. */
  readonly stock: Readonly<Record<string, number>>;
}

const pairs: readonly Pair[] = [
  { name: 'Fjord', colour: 'blue', rise: 'high', price: 79, before: 99, label: 'Last pairs', stock: { 42: 2, 44: 1 } },
  { name: 'Hav', colour: 'blue', rise: 'mid', price: 89, stock: { 42: 9, 44: 7, 46: 4 } },
  { name: 'Elv', colour: 'blue', rise: 'high', price: 99, stock: { 42: 5, 44: 6, 46: 8 } },
  { name: 'Skog', colour: 'black', rise: 'high', price: 85, stock: { 42: 6, 44: 3, 46: 2 } },
  { name: 'Natt', colour: 'black', rise: 'low', price: 69, stock: { 42: 8, 44: 12 } },
  { name: 'Snø', colour: 'white', rise: 'mid', price: 75, stock: { 42: 4 } },
];

export const jeans = pairs.map(({ stock, ...pair }, number) => ({
  ...pair,
  url: `/shop/${number + 1}`,
  photo: number % 2 ? 'images/rail.svg' : 'images/shop.svg',
  sizes: Object.keys(stock),
  largest: Math.max(...Object.keys(stock).map(Number)),
  variants: Object.entries(stock).map(([size, left]) => ({ attributes: { Size: size }, stock: left })),
}));
