import { useRef, useState, useSyncExternalStore } from 'react';
import type { Flow, SmocChat, SmocEvent } from 'smoc-chat';
import { Bag, type Item } from './bag.tsx';
import { Collection } from './collection.tsx';
import fitting from './fitting.json';
import { logo, theme } from './theme.ts';

/** By the name in the flow's `submit`. */
const endpoints = { guests: '/api/results' };

const watchAddress = (changed: () => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

/** The whole shop: the collection with its assistant, and at #bag the bag, where nobody is to be talked to. */
export function Shop() {
  const page = useSyncExternalStore(watchAddress, () => location.hash);
  const chat = useRef<SmocChat>(null);
  const [bag, setBag] = useState<readonly Item[]>([]);
  const [isGuest, setGuest] = useState(false);
  const add = (item: Item) => setBag((items) => [...items, item]);

  /** Opens the chat at the question for the size of this piece. */
  const askForSize = (piece: string) => {
    void chat.current?.set({ piece });
    void chat.current?.start('size');
    chat.current?.open();
  };

  const takeWish = ({ detail: { name, data } }: SmocEvent<'smoc-track'>) => {
    if (name === 'add-to-bag') add({ name: String(data.name), size: String(data.size) });
  };

  return (
    <>
      <header className="top">
        <div className="wrap">
          <a href="#">
            <img src={logo} width="132" height="28" alt="Nordlys" />
          </a>
          <a className="to-bag" href="#bag">
            Bag <output aria-label="Pieces in your bag">{bag.length}</output>
          </a>
        </div>
      </header>
      {page === '#bag' ? (
        <Bag items={bag} />
      ) : (
        <>
          <Collection
            isGuest={isGuest}
            onAsk={() => chat.current?.toggle()}
            onAskForSize={askForSize}
            onAdd={(name) => add({ name })}
          />
          <smoc-chat
            ref={chat}
            mode="bubble"
            flow={fitting as Flow}
            theme={theme}
            endpoints={endpoints}
            onsmoc-track={takeWish}
            onsmoc-goal={({ detail }) => setGuest(detail.goal === 'joined')}
          />
        </>
      )}
      <footer className="foot">
        <div className="wrap">
          <p>Nordlys AS, Lyktegata 14, 0153 Oslo</p>
          <p>
            <a href="mailto:hello@nordlys.example">hello@nordlys.example</a>
          </p>
        </div>
      </footer>
    </>
  );
}
