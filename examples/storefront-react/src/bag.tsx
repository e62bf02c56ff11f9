import { pieces } from './pieces.ts';
import { euros } from './euros.ts';

/** A piece that somebody wants to have; without `size` it has still to be picked. */
export interface Item {
  readonly name: string;
  readonly size?: string;
}

const priceOf = (item: Item) => pieces.find(({ name }) => name === item.name)?.price ?? 0;

/** What is in the bag, and what it costs. */
export function Bag({ items }: { items: readonly Item[] }) {
  return (
    <main className="wrap bag">
      <h1>Your bag</h1>
      {items.length === 0 ? (
        <p className="lead">It is empty, and light as snow.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Piece</th>
              <th scope="col">Size</th>
              <th scope="col">Price</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <tr key={index}>
                <th scope="row">{item.name}</th>
                <td>{item.size ?? 'to be picked'}</td>
                <td>{euros(priceOf(item))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Together
              </th>
              <td>{euros(items.reduce((sum, item) => sum + priceOf(item), 0))}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <p>
        <a href="#">Back to Blue Hour</a>
      </p>
    </main>
  );
}
