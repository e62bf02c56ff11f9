import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { ChatState, DeliveryStatus } from '../../src/engine/state.ts';
import { statusLine } from '../../src/view/messages/status-line.lazy.ts';
import type { View } from '../../src/view/view.ts';

/** A submission's place in the transcript, with what was said and tried. Time passes by `wait`. */
function line() {
  const told: string[] = [];
  const tried: string[] = [];
  const view = {
    word: (key: string) => key,
    icon: () => '',
    announce: (words: string) => told.push(words),
    retry: (id: string) => tried.push(id),
  } as unknown as View;
  const place = document.createElement('div');
  document.body.append(place);
  const draw = (status: DeliveryStatus) => {
    render(
      statusLine(view, { deliveries: { e1: status }, answered: [], vars: {} } as unknown as ChatState, {
        id: 1,
        at: 0,
        step: 'a/0',
        kind: 'delivery',
        envelope: 'e1',
      }),
      place,
    );
  };
  draw('kept');
  return { told, tried, place, draw, button: place.querySelector<HTMLElement>('[part~=retry]') as HTMLElement };
}

describe('trying again to send what was kept', () => {
  const { setTimeout: real } = window;
  let wait: () => void;
  beforeEach(() => {
    window.setTimeout = ((call: () => void) => ((wait = call), 1e9)) as unknown as typeof setTimeout;
  });
  afterEach(() => {
    window.setTimeout = real;
  });
  const spins = (button: HTMLElement) => button.querySelector('.spinner')?.checkVisibility();

  it('is seen and heard at the press, and so is that it did not come through', () => {
    const { told, tried, button } = line();
    expect(spins(button)).to.equal(false);
    button.click();
    expect([tried, told, spins(button)]).to.deep.equal([['e1'], ['sending'], true]);
    button.click();
    expect(tried, 'once at a time').to.deep.equal(['e1']);
    wait();
    expect([told, spins(button)]).to.deep.equal([['sending', 'kept'], false]);
    button.click();
    expect(tried).to.deep.equal(['e1', 'e1']);
  });

  it('says no more once it is through', () => {
    const { told, place, draw, button } = line();
    button.click();
    draw('delivered');
    wait();
    expect([told, place.querySelector('[part~=retry]')]).to.deep.equal([['sending'], null]);
  });
});
