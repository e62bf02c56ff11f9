import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ChatState, Entry } from '../../src/engine/state.ts';
import { drawTranscript } from '../../src/view/transcript.ts';
import type { Kind } from '../../src/blocks/block.view.ts';
import { firstViews } from '../../src/view/blocks.ts';
import type { View } from '../../src/view/view.ts';

let read = 0;
const newView = (lang = 'en') =>
  ({
    settings: { lang },
    bot: { name: 'Noa' },
    plain: (words: string) => words,
    text: (words: string) => {
      read++;
      return words;
    },
    block: (kind: Kind) => firstViews[kind] ?? { kind, draw: () => kind, spoken: () => '' },
  }) as unknown as View;
const say = (id: number): Entry => ({ id, at: 0, step: '', kind: 'say', text: `Message ${id}` });
const answer = (id: number): Entry => ({ id, at: 0, step: '', kind: 'answer', typed: 'x' });
const stateOf = (entries: readonly Entry[], more: object = {}): ChatState => {
  const transcript: Entry[][] = [];
  for (let at = 0; at < entries.length; at += 64) transcript.push(entries.slice(at, at + 64));
  return { transcript, deliveries: {}, ...more } as unknown as ChatState;
};
/** One entry more: only the last chunk is replaced, as the engine does it. */
const grown = (state: ChatState, entry: Entry): ChatState => {
  const last = state.transcript.at(-1) ?? [];
  return {
    ...state,
    transcript:
      last.length < 64 ? [...state.transcript.slice(0, -1), [...last, entry]] : [...state.transcript, [entry]],
  };
};

describe('drawing the transcript', () => {
  it('reads each message once, however many follow', () => {
    const log = document.createElement('div');
    const view = newView();
    let state = stateOf([say(1)]);
    read = 0;
    drawTranscript(log, state, view);
    for (let id = 2; id <= 500; id++) {
      state = grown(state, say(id));
      expect(drawTranscript(log, state, view).map((row) => row.id)).to.deep.equal([`m${id}`]);
    }
    expect(read).to.equal(500);
    expect(log.querySelectorAll('.transcript-page')).to.have.length(8);
    expect(log.querySelectorAll('.closed')).to.have.length(7);
  });

  it('leaves rows that stand as they are, and draws all anew for another language', () => {
    const log = document.createElement('div');
    const view = newView();
    const state = stateOf([say(1), say(2)]);
    drawTranscript(log, state, view);
    const row = log.querySelector('.row');
    drawTranscript(log, grown(state, say(3)), view);
    expect(log.querySelector('.row')).to.equal(row);
    read = 0;
    expect(drawTranscript(log, grown(state, say(3)), newView('nl'))).to.deep.equal([]);
    expect(read).to.equal(3);
    expect(log.querySelector('.row')).to.equal(row);
  });

  it('leaves the nodes of a message as they are when it reads the same to a view that is new', () => {
    const log = document.createElement('div');
    const state = stateOf([say(1), say(2)]);
    drawTranscript(log, state, newView());
    const nodes = [...log.querySelectorAll('.bubble')];
    // As a translator in the browser leaves it.
    nodes[0]!.textContent = 'Bericht 1';
    drawTranscript(log, grown(state, say(3)), newView());
    expect([...log.querySelectorAll('.bubble')].slice(0, 2)).to.deep.equal(nodes);
    expect(nodes[0]!.textContent).to.equal('Bericht 1');
  });

  it('draws plain words by the thousand as it draws those that stand out', () => {
    const log = document.createElement('div');
    const text = (words: string) => (words === 'Message 2' ? ['Message ', html`<strong>2</strong>`] : [words]);
    drawTranscript(log, stateOf([say(1), say(2), say(3), say(4)]), { ...newView(), text } as unknown as View);
    const [, marked, plain, other] = [...log.querySelectorAll('.row')].map((row) => row.cloneNode(true) as Element);
    expect(marked!.querySelector('strong')!.textContent).to.equal('2');
    expect(plain!.textContent).to.equal(marked!.textContent.replace('2', '3'));
    const withoutWords = (row: Element) => {
      row.querySelector('.bubble')!.replaceChildren();
      return [...row.children]
        .map((child) => child.outerHTML)
        .join('')
        .replaceAll(/<!--.*?-->/g, '');
    };
    expect(withoutWords(plain!)).to.equal(withoutWords(marked!));
    expect(withoutWords(other!)).to.equal(withoutWords(plain!));
  });

  it('shows the bot’s name at the head of each group, across chunks too', () => {
    const log = document.createElement('div');
    const entries = [...Array.from({ length: 66 }, (_, index) => say(index + 1)), answer(67), say(68), say(69)];
    drawTranscript(log, stateOf(entries), newView());
    expect([...log.querySelectorAll('.first')].map(({ id }) => id)).to.deep.equal(['m1', 'm67', 'm68']);
    expect(log.querySelectorAll('.avatar')).to.have.length(2);
  });

  it('draws a submission again when it has arrived', () => {
    const log = document.createElement('div');
    const seen: unknown[] = [];
    const draw = (_view: View, _entry: Entry, { deliveries }: ChatState) => seen.push(deliveries['e']);
    const view = { ...newView(), block: () => ({ kind: 'delivery', draw, spoken: () => '' }) } as unknown as View;
    const state = stateOf([{ id: 1, at: 0, step: '', kind: 'delivery', envelope: 'e' }], {
      deliveries: { e: 'sending' },
    });
    drawTranscript(log, state, view);
    drawTranscript(log, { ...state, deliveries: { e: 'delivered' } }, view);
    expect(seen).to.deep.equal(['sending', 'delivered']);
  });

  it('forgets rows of a conversation that began anew', () => {
    const log = document.createElement('div');
    const view = newView();
    drawTranscript(log, stateOf(Array.from({ length: 70 }, (_, index) => say(index + 1))), view);
    drawTranscript(log, stateOf([say(1)]), view);
    expect(log.querySelectorAll('.row')).to.have.length(1);
  });
});
