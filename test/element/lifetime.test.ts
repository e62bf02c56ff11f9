import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { Envelope } from '../../src/engine/envelope.ts';
import type { SmocEvent } from '../../src/events.ts';
import { DATABASE } from '../../src/storage/is-stored.ts';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const talk = () =>
  flowOf([
    'Hello.',
    { ask: 'Name?', as: 'name' },
    { ask: 'Thanks, {name}. More?', options: ['Yes', 'No'] },
    'End.',
    { end: true },
  ]);

describe('a conversation', () => {
  it('comes back after a reload as it was, at once, with the question open', async () => {
    const flow = { ...talk(), pace: { speed: 20, between: 1, max: 3 } };
    const first = new Visitor(mount(flow, { keep: 'visit', pace: 'instant' }));
    await first.send('Ben');
    await first.says('Thanks, Ben.');
    first.element.remove();
    const second = new Visitor(mount(flow, { keep: 'visit' }));
    await second.says('Thanks, Ben.');
    expect(second.messages).to.deep.equal(['Hello.', 'Name?', 'Ben', 'Thanks, Ben. More?']);
    await second.until(() => second.options.length === 2);
    expect(second.has('.new')).to.equal(false);
    second.press('Yes');
    await second.says('End.');
    await second.element.forget();
  });

  it('starts anew when the flow was changed meanwhile', async () => {
    const flow = talk();
    const first = new Visitor(mount(flow, { keep: 'visit' }));
    await first.send('Ben');
    await first.says('Thanks, Ben.');
    first.element.remove();
    const second = new Visitor(mount({ ...flow, title: 'Changed' }, { keep: 'visit' }));
    await second.says('Name?');
    expect(second.messages).to.deep.equal(['Hello.', 'Name?']);
    await second.element.forget();
  });

  it('survives a move within the page, with what is half typed', async () => {
    const visitor = await visit(talk());
    await visitor.until(() => visitor.field);
    visitor.type('Be');
    const place = document.createElement('section');
    document.body.append(place);
    place.append(visitor.element);
    await Promise.resolve();
    await visitor.element.updateComplete;
    expect(visitor.field.value).to.equal('Be');
    await visitor.send('Ben');
    await visitor.says('Thanks, Ben.');
    place.remove();
  });

  it('begins anew by its button, and the device forgets', async () => {
    const flow = talk();
    const visitor = new Visitor(mount(flow, { keep: 'visit' }));
    await visitor.send('Ben');
    await visitor.says('Thanks, Ben.');
    visitor.press('Start again');
    await visitor.until(() => visitor.button('Start over? Press again'));
    visitor.press('Start over? Press again');
    await visitor.until(() => visitor.messages.length === 2);
    expect(visitor.element.snapshot()?.vars['name']).to.equal(undefined);
    await visitor.until(() => visitor.focused === visitor.field);
    visitor.element.remove();
    const again = new Visitor(mount(flow, { keep: 'visit' }));
    await again.says('Name?');
    expect(again.messages).to.deep.equal(['Hello.', 'Name?']);
    await again.element.forget();
  });

  it('of two chats with one flow are two', async () => {
    const flow = talk();
    const [one, two] = [new Visitor(mount(flow)), new Visitor(mount(flow))];
    await one.send('Ben');
    await one.says('Thanks, Ben.');
    await two.says('Name?');
    expect(two.messages).to.deep.equal(['Hello.', 'Name?']);
    await two.send('Anna');
    await two.says('Thanks, Anna.');
  });

  it('is whole in a snapshot, as plain JSON', async () => {
    const visitor = await visit(talk());
    await visitor.send('Ben');
    await visitor.says('Thanks, Ben.');
    const snapshot = visitor.element.snapshot();
    expect(JSON.parse(JSON.stringify(snapshot))).to.deep.equal(snapshot);
    expect(snapshot?.vars).to.deep.include({ name: 'Ben' });
  });

  it('goes where the page sends it, and says what the page lets it say', async () => {
    const visitor = await visit({
      ...talk(),
      parts: { main: [{ ask: 'Well?', options: ['A'] }], other: ['Over here, {who}.'] },
    });
    await visitor.element.set({ who: 'friend' });
    await visitor.element.say('**Psst**');
    await visitor.element.goTo('other');
    await visitor.says('Over here, friend.');
    expect(visitor.one('strong').textContent).to.equal('Psst');
  });

  it('starts another flow when the element gets one', async () => {
    const visitor = await visit(talk());
    visitor.element.flow = flowOf(['Something else.']);
    await visitor.says('Something else.');
    expect(visitor.messages).to.deep.equal(['Something else.']);
  });
});

describe('before the visitor’s first act', () => {
  it('nothing is stored, and nothing is asked for but code', async () => {
    const name = `smoc-test-${Math.random()}`;
    // Nothing of earlier tests, whose database may just be on its way out.
    await deleteDB(DATABASE);
    localStorage.clear();
    sessionStorage.clear();
    const before = (await indexedDB.databases()).length;
    const asked: string[] = [];
    const real = window.fetch;
    window.fetch = (...given) => {
      asked.push(String(given[0]));
      return real(...given);
    };
    const visitor = await visit({ ...talk(), flow: name }, { keep: 'visit', endpoint: '/no-such-endpoint' });
    await visitor.element.updateComplete;
    window.fetch = real;
    expect(asked).to.deep.equal([]);
    expect((await indexedDB.databases()).length).to.equal(before);
    expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
  });
});

describe('a chat that leaves the page', () => {
  it('leaves no timer, listener, observer or node behind', async () => {
    const timers = new Set<unknown>();
    const listeners: string[] = [];
    const observers = new Set<unknown>();
    const real = {
      setTimeout: window.setTimeout,
      clearTimeout: window.clearTimeout,
      add: EventTarget.prototype.addEventListener,
      remove: EventTarget.prototype.removeEventListener,
      observe: ResizeObserver.prototype.observe,
      disconnect: ResizeObserver.prototype.disconnect,
    };
    let element: HTMLElement | undefined;
    window.setTimeout = ((task: () => void, ms?: number) => {
      const id = real.setTimeout.call(
        window,
        () => {
          timers.delete(id);
          task();
        },
        ms,
      );
      // The tests' own waiting is not the chat's.
      if (!new Error().stack?.includes('testing-helpers')) timers.add(id);
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = ((id: number) => {
      timers.delete(id);
      real.clearTimeout.call(window, id);
    }) as typeof window.clearTimeout;
    EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest: [never, never]) {
      if (this === window || this === document) listeners.push(`+${type}`);
      real.add.call(this, type, ...rest);
    } as typeof real.add;
    EventTarget.prototype.removeEventListener = function (this: EventTarget, type: string, ...rest: [never, never]) {
      if (this === window || this === document) listeners.splice(listeners.indexOf(`+${type}`), 1);
      real.remove.call(this, type, ...rest);
    } as typeof real.remove;
    ResizeObserver.prototype.observe = function (...given) {
      observers.add(this);
      real.observe.apply(this, given);
    };
    ResizeObserver.prototype.disconnect = function () {
      observers.delete(this);
      real.disconnect.call(this);
    };
    try {
      const bodies = document.body.childElementCount;
      const heads = document.head.childElementCount;
      for (let round = 0; round < 3; round++) {
        const visitor = await visit(
          { ...talk(), pace: { speed: 60, between: 3, max: 5 } },
          { pace: 'instant', endpoint: '/no-such-endpoint' },
        );
        element = visitor.element;
        void visitor.send('Ben');
        await visitor.says('Thanks, Ben.');
        visitor.element.pace = 'calm';
        await visitor.until(() => visitor.element.snapshot()?.settings.pace.between);
        visitor.press('Yes');
        await visitor.until(() => visitor.has('.typing'));
        element.remove();
      }
      // The check for an earlier visit gives up after two seconds; what was on its way to the disk gets there.
      await new Visitor(element as Visitor['element']).until(
        () => timers.size === 0,
        `an end of ${timers.size} timers`,
      );
      expect(listeners).to.deep.equal([]);
      expect(observers.size).to.equal(0);
      expect([document.body.childElementCount, document.head.childElementCount]).to.deep.equal([bodies, heads]);
    } finally {
      window.setTimeout = real.setTimeout;
      window.clearTimeout = real.clearTimeout;
      EventTarget.prototype.addEventListener = real.add;
      EventTarget.prototype.removeEventListener = real.remove;
      ResizeObserver.prototype.observe = real.observe;
      ResizeObserver.prototype.disconnect = real.disconnect;
    }
  });

  it('takes calls without complaint, and does nothing', async () => {
    const visitor = await visit(talk());
    const { element } = visitor;
    element.remove();
    await Promise.resolve();
    void element.answer('Ben');
    void element.say('Hi');
    void element.restart();
    element.open();
    expect(element.snapshot()).to.equal(null);
  });

  it('is there again when it comes back', async () => {
    const visitor = await visit(talk());
    visitor.element.remove();
    await Promise.resolve();
    document.body.append(visitor.element);
    await visitor.says('Name?');
  });
});

describe('a submission', () => {
  const submit = () =>
    flowOf([
      { ask: 'Name?', as: 'name' },
      { submit: true, save: { code: 'code' } },
      'Your code is {code|not there yet}.',
      { end: true },
    ]);

  it('reaches a function of the page, and brings its answer back', async () => {
    const got: unknown[] = [];
    const visitor = await visit(
      submit(),
      {},
      {
        endpoint: (({ answers }: Envelope) => {
          got.push(answers);
          return { code: 'A1' };
        }) as never,
      },
    );
    await visitor.send('Ben');
    await visitor.says('Your code is A1.');
    expect(got).to.deep.include({ name: 'Ben' });
    await visitor.until(() => visitor.one('[part=status]').textContent === 'Sent');
  });

  it('without an endpoint says at once that it is kept, and tells the owner', async () => {
    const visitor = await visit(submit());
    const heard = listen(visitor),
      seen: string[] = [];
    new MutationObserver(() => {
      if (visitor.has('.row [part=status]')) seen.push(visitor.one('.row [part=status]').textContent);
    }).observe(visitor.root, { childList: true, subtree: true });
    const error = next<SmocEvent<'smoc-error'>>(visitor.element, 'smoc-error');
    await visitor.send('Ben');
    expect((await error).detail).to.include({
      code: 'no-endpoint',
      message: 'Nobody gets this: set endpoint on the element.',
    });
    await visitor.says('Your code is not there yet.');
    await visitor.until(
      () => heard.some((text) => text.includes('Your code is')),
      'a screen reader hears the next message',
    );
    expect([heard.filter((text) => text.includes('Sending')), seen]).to.deep.equal([[], []]);
    expect(visitor.one('[part~=status]').textContent).to.include('Kept');
  });

  it('with an endpoint says how far it is', async () => {
    let answer = () => {};
    const visitor = await visit(
      submit(),
      {},
      {
        endpoint: (({ type }: Envelope) =>
          type === 'form.submitted'
            ? new Promise((done) => {
                answer = () => {
                  done({});
                };
              })
            : {}) as never,
      },
    );
    const heard = listen(visitor);
    await visitor.send('Ben');
    await visitor.until(() => visitor.one('[part=status]').textContent === 'Sending…');
    await visitor.until(() => heard.includes('Sending…'), 'a screen reader hears it');
    answer();
    await visitor.says('Your code is');
  });

  it('in a preview is told as sent by nobody', async () => {
    const visitor = await visit(submit(), { preview: '' });
    const heard = listen(visitor);
    await visitor.send('Ben');
    await visitor.until(() => heard.some((text) => text.includes('Your code is')));
    expect([heard.filter((text) => text.includes('Sending')), visitor.has('.row [part=status]')]).to.deep.equal([
      [],
      false,
    ]);
  });

  it('is kept from going out by the page', async () => {
    let called = 0;
    const visitor = await visit(
      submit(),
      {},
      {
        endpoint: (({ type }: Envelope) => {
          if (type === 'form.submitted') called++;
          return {};
        }) as never,
      },
    );
    visitor.element.addEventListener('smoc-submit', (event) => {
      expect(event.detail.answers).to.deep.equal({ name: 'Ben' });
      event.preventDefault();
    });
    await visitor.send('Ben');
    await visitor.says('Your code is not there yet.');
    expect(called).to.equal(0);
  });
});
