import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const yes = { ask: 'Well?', as: 'well' };
async function told(hours: unknown, lang: string, more: object = {}): Promise<string[]> {
  const visitor = await visit(
    flowOf([yes], { contact: { email: 'a@b.example', hours }, texts: { nl: {}, de: {} }, ...more }),
    { lang },
  );
  return toldIn(visitor, '.contact .hours > span');
}
async function toldIn(visitor: Visitor, selector: string): Promise<string[]> {
  const text = () =>
    visitor
      .all(selector)
      .map((line) => line.textContent)
      .join('|');
  // Hours of the syntax are not shown as they were written once what reads them is there.
  await visitor.until(() => text() && !/mon-fri/.test(text()));
  return visitor.all(selector).map((line) => line.textContent ?? '');
}

describe('the opening hours of a contact', () => {
  it('are read like those of a hand-over, and told in the language of the visitor', async () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(await told(`mon-fri 9-18 ${own}`, 'nl')).to.deep.equal(['maandag–vrijdag 9:00–18:00']);
    expect((await told(`mon-fri 9-18, sat 10-14 ${own}`, 'de')).map((line) => line.split(' ')[0])).to.deep.equal([
      'Montag–Freitag',
      'Samstag',
    ]);
    expect((await told({ 'mon-fri': '9-17', zone: own }, 'nl'))[0]).to.contain('maandag–vrijdag');
  });

  it('say whose clocks count where the visitor has other ones', async () => {
    expect((await told('mon-fri 9-18 Asia/Tokyo', 'nl')).at(-1)).to.equal('Japanse standaardtijd');
  });

  it('stand as they are where they are no such hours, also in several languages', async () => {
    expect(await told('Every day, until the last guest leaves', 'nl')).to.deep.equal([
      'Every day, until the last guest leaves',
    ]);
    expect(await told({ en: 'By appointment', nl: 'Op afspraak' }, 'nl')).to.deep.equal(['Op afspraak']);
    expect(await told('By day', 'nl', { texts: { nl: { 'By day': 'Overdag' } } })).to.deep.equal(['Overdag']);
  });

  it('are told the same to who asks for a person, and on the card of a hand-over', async () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const contact = { email: 'a@b.example', hours: `mon-fri 9-18 ${own}` };
    const asking = await visit(flowOf([yes], { contact, texts: { nl: {} } }), { lang: 'nl' });
    await asking.send('Kan ik een medewerker spreken?');
    await asking.says('maandag–vrijdag 9:00–18:00');
    const handed = await visit(flowOf([{ handover: true }, yes], { contact, texts: { nl: {} } }), { lang: 'nl' });
    expect(await toldIn(handed, '.handover .hours > span')).to.deep.equal(['maandag–vrijdag 9:00–18:00']);
  });
});
