import { expect } from '@open-wc/testing';
import { inManner } from '../../src/tone/manner.ts';
import type { InManners, Language } from '../../src/tone/language.ts';
import { languages } from '../../src/tone/languages.ts';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

const html = document.documentElement,
  { lang: pageLang } = html;
afterEach(() => {
  html.lang = pageLang;
  cleanUp();
});

const read = async (code: string) => (await languages[code]!()).language as Language;
const english = await read('en');
const german = await read('de');

/** Every sentence that the English part has in a manner, and the German one has not. */
const onlyEnglish = (['chat', 'launcher', 'person', 'handover'] as const).flatMap((section) => {
  const texts = (language: Language) =>
    (['warm', 'playful', 'formal'] as const).flatMap((manner) =>
      Object.values(inManner(language[section] as InManners<Record<string, unknown>>, manner)).filter(
        (text): text is string => typeof text === 'string' && !text.includes('{'),
      ),
    );
  const known = texts(german);
  return texts(english).filter((text) => !known.includes(text));
});

/** All that is seen or heard of a chat, piece by piece. */
function piecesOf({ root }: Visitor): string[] {
  const pieces: string[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) pieces.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes)
      if (node instanceof Text) pieces.push(node.data.replace(/[\s()]+/g, ' ').trim());
  }
  return pieces.filter(Boolean);
}

const talk = (): unknown => {
  // Somebody is there again in two hours.
  const hour = new Date().getUTCHours() + 2;
  return flowOf(
    [
      'Hallo!',
      { ask: 'Name?', as: 'name', skip: true },
      { ask: 'Adresse?', as: 'email', type: 'email' },
      { handover: true, hours: `${hour % 24}-${(hour + 1) % 24} UTC` },
      { ask: 'Noch etwas?' },
    ],
    { language: 'de', contact: { email: 'vip@nordlys.example', url: 'https://nordlys.example/hilfe' } },
  );
};

const pages: readonly {
  readonly page: string;
  readonly attributes: Record<string, string>;
  readonly asked: string;
  readonly wish: string;
  readonly says: Readonly<Record<'open' | 'field' | 'person' | 'reach' | 'error' | 'away' | 'back', string>>;
}[] = [
  ...[
    { page: 'en', attributes: { lang: 'de', tone: 'formal' } as Record<string, string> },
    { page: 'de-AT', attributes: { tone: 'formal' } },
    { page: 'de', attributes: { tone: 'Sie' } },
  ].map((page) => ({
    ...page,
    asked: 'Sind Sie ein Mensch?',
    wish: 'Ich möchte mit einem Mitarbeiter sprechen',
    says: {
      open: 'Chatten Sie mit uns',
      field: 'Ihre Antwort',
      person: 'Mit einem Mitarbeiter sprechen',
      reach: 'Unsere Mitarbeiter erreichen Sie hier:',
      error: 'Bitte geben Sie eine gültige E-Mail-Adresse ein',
      away: 'Zurzeit ist leider kein Mitarbeiter erreichbar.',
      back: 'sind unsere Mitarbeiter wieder für Sie da.',
    },
  })),
  ...[
    { page: 'de-AT', attributes: {} as Record<string, string> },
    { page: 'en', attributes: { lang: 'de-CH', tone: 'du' } },
  ].map((page) => ({
    ...page,
    asked: 'Bist du ein Bot?',
    wish: 'Kann ich bitte mit einem Menschen reden?',
    says: {
      open: 'Chatte mit uns',
      field: 'Schreib deine Antwort',
      person: 'Mit einem Menschen sprechen',
      reach: 'Möchtest du lieber mit jemandem sprechen? Das geht hier:',
      error: 'Das ist noch keine E-Mail-Adresse.',
      away: 'Gerade ist leider niemand da.',
      back: 'sind wir wieder für dich da.',
    },
  })),
];

for (const { page, attributes, asked, wish, says } of pages)
  describe(`a page in ${page} with a chat of ${JSON.stringify(attributes)}`, () => {
    it('speaks German everywhere: launcher, chat, bot and person, hand-over and opening hours', async () => {
      html.lang = page;
      const visitor = new Visitor(mount(talk(), { mode: 'bubble', ...attributes }));
      await visitor.until(() => visitor.has('.launcher'), 'the launcher');
      const launcher = visitor.one<HTMLButtonElement>('.launcher');
      expect(launcher.getAttribute('aria-label')).to.equal(says.open);
      launcher.click();
      await visitor.asks();
      await visitor.until(() => visitor.has('[aria-live=polite]'), 'readiness');
      expect(visitor.one('.close').getAttribute('aria-label')).to.equal('Chat schließen');
      await visitor.until(() => visitor.has('.contact'), 'the contact');
      const name = location.hostname;
      expect(piecesOf(visitor)).to.include.members([
        `Automatischer Assistent von ${name}`,
        `Chat mit ${name}`,
        'Senden',
        'Überspringen',
        'Kontakt',
        says.person,
      ]);
      expect(visitor.field.placeholder).to.equal(says.field);

      await visitor.send(asked);
      await visitor.says(`Ich bin der automatische Assistent von ${name}, kein Mensch. ${says.reach}`);
      await visitor.send(wish);
      await visitor.until(
        () => visitor.messages.filter((text) => text.includes(says.reach)).length === 2,
        'the second',
      );
      await visitor.send('Anna');
      await visitor.says('Adresse?');
      await visitor.send('anna');
      await visitor.until(() => visitor.one('#error').textContent.startsWith(says.error), says.error);
      await visitor.send('anna@example.com');
      await visitor.until(() => visitor.has('.row.handover'), 'the card');
      await visitor.says('Noch etwas?');
      const card = visitor.one('.row.handover .handover').innerText.replace(/\s+/g, ' ');
      expect(card).to.include(says.away).and.to.include('öffnet sich in einem neuen Tab');
      expect(card)
        .to.match(/Ab (heute|morgen), \d+:00 Uhr, sind/)
        .and.to.include(says.back);
      expect(card).to.match(/Montag–Sonntag \d+:00–\d+:00/);

      visitor.one('.close').click();
      await visitor.until(() => !visitor.element.opened);
      await visitor.element.say('Noch da?');
      await visitor.until(() => visitor.one('.news').textContent === '1 neue Nachricht', 'one');
      await visitor.element.say('Hallo?');
      await visitor.until(() => visitor.one('.news').textContent === '2 neue Nachrichten', 'two');
      expect(launcher.getAttribute('aria-label')).to.equal(`${says.open}, 2 neue Nachrichten`);

      expect(piecesOf(visitor).filter((piece) => onlyEnglish.includes(piece))).to.deep.equal([]);
    });
  });

it('a chat whose brand says "formal" has a formal button, before it is opened', async () => {
  const theme = { name: 'x', brand: { name: '' }, voice: { tone: 'formal' } };
  const visitor = new Visitor(mount(talk(), { mode: 'bubble', lang: 'de' }, { theme } as never));
  await visitor.until(
    () => visitor.one('.launcher').getAttribute('aria-label') === 'Chatten Sie mit uns',
    'the formal words',
  );
});
