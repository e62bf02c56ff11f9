import { expect } from '@open-wc/testing';
import { adapterOf, formFields } from '../../../src/effects/delivery/adapters.ts';
import { envelopeOf, reply } from './fake-endpoint.ts';

const ok = (body: string) => reply({ status: 200, body });

describe('the json adapter', () => {
  const json = adapterOf();

  it('sends the envelope as it is, with its id as key', () => {
    expect(json.request('{"id":"e1"}', 'e1')).to.deep.equal({
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': 'e1' }, body: '{"id":"e1"}',
    });
  });

  it('takes only a 2xx with JSON that holds the same id', () => {
    expect(json.accepts(ok('{"id":"e1","go":"thanks"}'), '{"id":"e1","go":"thanks"}', 'e1')).to.deep.equal({ id: 'e1', go: 'thanks' });
    for (const text of ['', 'OK', '<html>', '{"id":"e2"}', '{"ok":true}', 'null', '"e1"', '{"id":"e1"']) expect(json.accepts(ok(text), text, 'e1'), text).to.be.null;
    expect(json.accepts({ ...ok('{"id":"e1"}'), redirected: true }, '{"id":"e1"}', 'e1'), 'after a redirect').to.be.null;
    expect(json.accepts(reply({ status: 500 }), '{"id":"e1"}', 'e1')).to.be.null;
  });

  it('stands in for an adapter that this build does not know', () => {
    expect(adapterOf('hubspot' as 'json').name).to.equal('json');
  });
});

describe('the form adapter', () => {
  const form = adapterOf('form');
  const envelope = envelopeOf('e1', { answers: { name: 'Ben & Bo', sizes: ['S', 'M'], step: 'high', event: { when: 'Friday' }, note: null }, goal: { id: 'joined', value: 40, currency: 'EUR' } });

  it('is a simple request: no header that would cause a pre-flight', () => {
    const { headers, body } = form.request(JSON.stringify(envelope), 'e1');
    expect(headers).to.deep.equal({ 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' });
    expect(body).to.equal(form.request(JSON.stringify(envelope), 'e1').body);
    expect(new URLSearchParams(body).get('name')).to.equal('Ben & Bo');
  });

  it('has flat fields with plain names, each once', () => {
    const fields = formFields(envelope);
    expect(new Set(fields.map(([name]) => name)).size).to.equal(fields.length);
    expect(Object.fromEntries(fields)).to.include({
      id: 'e1', type: 'form.submitted', name: 'Ben & Bo', sizes: 'S, M', event_when: 'Friday', step: 'join/3', answer_step: 'high',
      contact_firstName: 'Ben', contact_email: 'ben@example.com', flow_campaign: 'vip-evening', referral_code: '7Q2M9KXA',
      goal_id: 'joined', goal_value: '40', goal_currency: 'EUR', utm_source: 'friend', first_utm_source: 'mail',
      consent_news: 'true', consent_news_text: 'Keep me posted', consent_news_at: '2026-11-22T11:59:30.000Z', page_url: 'https://shop.example/vip',
    });
    expect(Object.keys(Object.fromEntries(fields))).not.to.include.members(['note', 'contact_lastName', 'flow_variant']);
  });

  it('takes any 2xx, whatever it says, and reads JSON where there is some', () => {
    expect(form.accepts(ok('Accepted'), 'Accepted', 'e1')).to.deep.equal({});
    expect(form.accepts(ok('{"status":"success"}'), '{"status":"success"}', 'e1')).to.deep.equal({ status: 'success' });
    expect(form.accepts(reply({ status: 0 }), '', 'e1'), 'an opaque answer').to.be.null;
    expect(form.accepts(reply({ status: 410 }), '', 'e1')).to.be.null;
  });
});
