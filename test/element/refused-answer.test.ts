import { expect } from '@open-wc/testing';
import type { Envelope } from '../../src/engine/envelope.ts';
import { cleanUp, flowOf, visit } from './harness.ts';

const { fetch } = window;

afterEach(() => {
  window.fetch = fetch;
  cleanUp();
});

describe('an answer that the endpoint does not take', () => {
  it('is asked for again with the endpoint’s words, and with no other message', async () => {
    window.fetch = (_, init) => {
      const { id, type, answers } = JSON.parse(init?.body as string) as Envelope;
      return Promise.resolve(
        type === 'form.submitted' && answers['email'] === 'anna@gone.example'
          ? Response.json({ ok: false, id, fieldErrors: { email: 'Nobody lives there.' } }, { status: 422 })
          : Response.json({ ok: true, id }),
      );
    };
    const visitor = await visit(flowOf([{ ask: 'Mail?', type: 'email', as: 'email' }, { submit: true }, 'Done.']), {
      endpoint: '/results',
    });
    await visitor.send('anna@gone.example');
    await visitor.until(() => visitor.one('#error').textContent === 'Nobody lives there.');
    expect(visitor.has('[part~=status]'), visitor.one('.log').textContent).to.equal(false);
    await visitor.send('anna@nordlys.example');
    await visitor.says('Done.');
    expect(visitor.all('[part~=status]').map((status) => status.textContent)).to.deep.equal(['Sent']);
  });
});
