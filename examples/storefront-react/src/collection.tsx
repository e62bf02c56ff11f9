import { useState } from 'react';
import { euros } from './euros.ts';
import { pieces } from './pieces.ts';

interface Props {
  /** Comes to the evening. */
  readonly isGuest: boolean;
  readonly onAsk: () => void;
  readonly onAskForSize: (piece: string) => void;
  readonly onAdd: (piece: string) => void;
}

const kinds = ['All', ...new Set(pieces.map(({ kind }) => kind))];

/** The front page: what it is about, and every piece. */
export function Collection({ isGuest, onAsk, onAskForSize, onAdd }: Props) {
  const [kind, setKind] = useState('All');
  return (
    <main>
      <section className="sky">
        <div className="wrap">
          <p className="kicker">Winter collection</p>
          <h1>Blue Hour</h1>
          <p className="lead">Coats and knits for the long dusk, made in small runs in Oslo.</p>
          {isGuest ? (
            <p className="guest" role="status">
              See you on 4 March at six: your name is on the list.
            </p>
          ) : (
            <button type="button" className="main" onClick={onAsk}>
              Find my size with Noa
            </button>
          )}
        </div>
      </section>
      <section className="wrap" aria-label="Collection">
        <div className="kinds" role="group" aria-label="Show">
          {kinds.map((each) => (
            <button type="button" key={each} aria-pressed={each === kind} onClick={() => setKind(each)}>
              {each}
            </button>
          ))}
        </div>
        <ul className="pieces">
          {pieces
            .filter((piece) => kind === 'All' || piece.kind === kind)
            .map(({ name, about, price, picture }) => (
              <li key={name}>
                <div className="picture">
                  <img src={picture} width="200" height="240" alt="" />
                </div>
                <div className="title">
                  <h2>{name}</h2>
                  <p className="price">{euros(price)}</p>
                </div>
                <p className="about">{about}</p>
                <div className="acts">
                  <button type="button" onClick={() => onAdd(name)} aria-label={`Add ${name} to the bag`}>
                    Add to bag
                  </button>
                  {name !== 'Sol scarf' && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => onAskForSize(name)}
                      aria-label={`Find my size in ${name}`}
                    >
                      Find my size
                    </button>
                  )}
                </div>
              </li>
            ))}
        </ul>
      </section>
    </main>
  );
}
