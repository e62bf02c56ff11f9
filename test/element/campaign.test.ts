import { expect } from '@open-wc/testing';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, mount, next, Visitor } from './harness.ts';

const made: string[] = [];
const page = location.href;
afterEach(() => {
  cleanUp();
  history.replaceState(null, '', page);
  for (const address of made.splice(0)) URL.revokeObjectURL(address);
});

const file = (content: object): string => {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content)], { type: 'application/json' }));
  made.push(address);
  return address;
};
const campaign = () => ({
  id: 'vip',
  flows: {
    customer: file(flowOf(['Bring a friend!', { ask: 'Your name?' }])),
    friend: file(flowOf(['Your friend invites you, with {referral.code}.', { ask: 'Your name?' }])),
  },
});
const at = (query: string) => {
  history.replaceState(null, '', `${new URL(page).pathname}${query}`);
};
async function shown(attributes: Record<string, string>, properties: Partial<SmocChat> = {}): Promise<Visitor> {
  const visitor = new Visitor(mount(undefined, attributes, properties));
  const seen = new Set<string>();
  new MutationObserver(() => {
    for (const message of visitor.messages) seen.add(message);
  }).observe(visitor.root, { childList: true, subtree: true, characterData: true });
  await visitor.asks();
  // Nothing of the other side's flow was shown, for however short a time.
  expect([...seen].filter((message) => /friend/.test(message))).to.have.length.at.most(1);
  return visitor;
}

describe('a page with both flows of a campaign', () => {
  for (const [query, first] of [
    ['', 'Bring a friend!'],
    ['?ref=7Q2M9KXA', 'Your friend invites you, with 7Q2M9KXA.'],
    ['?ref=7Q2M9KXA&i=TOKEN', 'Bring a friend!'],
    ['?i=TOKEN', 'Bring a friend!'],
    ['?ref=<b>', 'Bring a friend!'],
    ['?ref=abc', 'Bring a friend!'],
  ] as const)
    it(`begins with "${first}" at ${query || 'its plain address'}`, async () => {
      at(query);
      const visitor = await shown({ campaign: file(campaign()) });
      expect(visitor.messages[0]).to.equal(first);
    });

  it('takes the campaign itself too, as a property or as JSON text', async () => {
    at('?ref=7Q2M9KXA');
    const given = campaign();
    expect((await shown({}, { campaign: given })).messages[0]).to.contain('invites you');
    expect((await shown({ campaign: JSON.stringify(given) })).messages[0]).to.contain('invites you');
  });

  it('shows a flow of its own rather than a campaign’s', async () => {
    const visitor = new Visitor(mount(flowOf([{ ask: 'Mine?' }]), {}, { campaign: campaign() }));
    await visitor.says('Mine?');
  });

  for (const [what, given, hint] of [
    ['cannot be had', '/no/such/campaign.json', /open in a browser/],
    ['is no JSON', '{"flows": oh', /smoc-chat check/],
    ['names one flow alone', JSON.stringify({ flows: { customer: '/a.json' } }), /"friend"/],
  ] as const)
    it(`says so to the author, with what to do, and to the visitor beside the page’s own words, where the file ${what}`, async () => {
      const told = next<CustomEvent<{ code: string; hint: string }>>(document, 'smoc-error');
      const visitor = new Visitor(mount(undefined, { campaign: given }));
      visitor.element.append('Write to us.');
      const { code, hint: cure } = (await told).detail;
      expect(code).to.equal('campaign-unreachable');
      expect(cure).to.match(hint);
      await visitor.until(() => visitor.has('[part="unavailable"]'));
      expect(visitor.one('[part="unavailable"]').textContent).to.contain('not available right now');
      expect(visitor.has('slot')).to.equal(true);
    });

  it('begins as soon as it is given another campaign, and goes on while it is given the same one', async () => {
    at('');
    const visitor = new Visitor(mount(undefined, { campaign: '/no/such/campaign.json' }));
    await visitor.until(() => visitor.has('[part="unavailable"]'));
    const given = campaign();
    visitor.element.campaign = given;
    await visitor.says('Bring a friend!');
    await visitor.asks();
    await visitor.send('Anna');
    await visitor.says('Anna');
    visitor.element.campaign = { ...given };
    await visitor.element.updateComplete;
    expect(visitor.messages).to.include('Anna');
    visitor.element.campaign = {
      ...given,
      flows: { ...given.flows, customer: file(flowOf(['Come in!', { ask: 'Your name?' }])) },
    };
    await visitor.says('Come in!');
    expect(visitor.messages).to.not.include('Anna');
  });
});
