/** What the shop sells. */
export interface Piece {
  readonly name: string;
  readonly kind: 'Coats' | 'Knitwear' | 'Dresses';
  readonly about: string;
  /** Whole euros. */
  readonly price: number;
  readonly picture: string;
}

export const pieces: readonly Piece[] = [
  { name: 'Fjell coat', kind: 'Coats', about: 'Boiled wool, midnight', price: 289, picture: '/pieces/fjell.svg' },
  {
    name: 'Bris jumper',
    kind: 'Knitwear',
    about: 'Fisherman’s rib, ice blue',
    price: 119,
    picture: '/pieces/bris.svg',
  },
  { name: 'Skog dress', kind: 'Dresses', about: 'Pleated crêpe, spruce', price: 179, picture: '/pieces/skog.svg' },
  { name: 'Ravn jacket', kind: 'Coats', about: 'Quilted, aubergine', price: 219, picture: '/pieces/ravn.svg' },
  { name: 'Sol scarf', kind: 'Knitwear', about: 'Brushed alpaca, ember', price: 69, picture: '/pieces/sol.svg' },
  { name: 'Dis cardigan', kind: 'Knitwear', about: 'Mohair, morning mist', price: 139, picture: '/pieces/dis.svg' },
];
