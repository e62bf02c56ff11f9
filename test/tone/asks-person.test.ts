import { expect } from '@open-wc/testing';
import { askedFor } from '../../src/tone/asks-person.lazy.ts';
import { personVariants, personWord, type PersonWord } from '../../src/tone/person-words.lazy.ts';
import { mayAsk } from '../../src/view/person/may-ask.ts';

const lines = (text: string) => text.trim().split('\n').map((line) => line.trim());

const asked = {
  bot: lines(`
    are you a bot
    Are you a robot?
    Are you real?
    Are you a real person?
    are you an actual human being?
    Are you human??
    Hi, are you a bot or a human?
    r u a bot
    am I talking to a human
    Am I talking to a real person?
    Am I chatting with a bot?
    Do I speak with a human?
    Who am I talking to?
    Who are you?
    Is this automated?
    Is this a bot
    Is this a real person I'm talking to?
    Is there a real person behind this?
    You’re a bot, right?
    Bot?
    Human or bot?
    Ben je een bot?
    ben jij een robot
    Ben je wel een echt persoon?
    Bent u een mens?
    bent u een echte medewerker?
    Ben je een bot of een mens?
    Praat ik met een echt persoon?
    praat ik nou eigenlijk met een computer
    Spreek ik met een mens?
    Heb ik een echt mens aan de lijn?
    Met wie praat ik?
    Wie ben je?
    Is dit een bot?
    Is dit geautomatiseerd?
    Zit er een mens achter?
    Je bent een bot, hè?
    Mens?`),
  person: lines(`
    can I talk to a person
    Can I talk to a real person, please?
    Could I speak to someone?
    I want to talk to a human.
    I'd like to speak to an agent
    I would like to speak with a representative please
    I need to speak to a human
    Let me talk to a person
    Talk to a human
    Connect me to an agent
    Could you put me through to a person?
    Is there a human I can talk to?
    Is there someone here?
    How can I reach a person?
    Can I get a human?
    I want a real person
    A human please?
    Human please
    A real person, please.
    Kan ik een medewerker spreken?
    kan ik een medewerker spreken
    Mag ik iemand spreken alstublieft
    Ik wil een medewerker spreken
    Ik zou graag een medewerker willen spreken
    Kan ik met iemand praten?
    Kan ik contact krijgen met een medewerker?
    Ik wil liever een echt mens
    Medewerker spreken?
    Hoe kan ik iemand bereiken?
    Verbind me door met een medewerker
    Kunt u mij doorverbinden met een medewerker?
    Een echt mens graag
    Is er iemand beschikbaar?`),
};

const answers = lines(`
  Anna
  Ai
  Ai Nakamura
  Bob Botha
  Jan Mens
  Mens
  Ben
  Robot
  A robot
  Human
  agent
  Support
  Medewerker klantenservice
  A human rights lawyer
  anna@example.com
  +31 6 12345678
  Keizersgracht 12, Amsterdam
  I talked to a bot for an hour and it did not help
  Your bot is annoying
  The bot was rude. Can I talk to a person?
  I was told by a robot that my order is lost, are you a bot?
  Can I talk to someone about my order?
  Can I talk to Anna?
  I want to talk to people
  I need someone
  I need an employee
  Someone I like to talk to
  Can I bring someone?
  Can I bring a person?
  Is this for two persons?
  Is it automatic?
  Is there a real Rembrandt?
  Are you open on Sunday?
  Are you there?
  What are you selling?
  Can I call?
  Bent u open op zondag?
  Kan ik iemand meenemen?
  Ik praat met een bot en dat helpt niet
  Mijn robotmaaier is stuk
  Is het automatisch?
  Ik wil bellen
  Ik wil iemand bedanken`);

describe('askedFor', () => {
  for (const [what, questions] of Object.entries(asked)) for (const question of questions) it(`hears in "${question}" a question ${what === 'bot' ? 'about the bot' : 'for a person'}`, () => {
    expect(askedFor(question)).to.equal(what);
    expect(mayAsk.test(question), 'looks worth the code that knows').to.equal(true);
  });

  for (const answer of answers) it(`takes "${answer}" for an answer`, () => {
    expect(askedFor(answer)).to.equal(undefined);
  });

  it('takes a long text for an answer, and is done with any text at once', () => {
    const story = 'i want to be with you i like to talk to me get me to '.repeat(400);
    const from = performance.now();
    expect(askedFor(`${story} a person`)).to.equal(undefined);
    for (const text of [story.slice(0, 80), 'i '.repeat(40), 'really '.repeat(11), '? '.repeat(40)]) expect(askedFor(text)).to.equal(undefined);
    expect(performance.now() - from).to.be.below(200);
  });
});

describe('personWord', () => {
  const cases: [key: PersonWord, lang: string, tone: string, word: string][] = [
    ['person', 'en', '', 'Talk to a person'], ['person', 'en-GB', 'playful', 'Talk to a person'], ['person', 'de', '', 'Talk to a person'], ['person', 'en', 'formal', 'Speak to our staff'],
    ['person', 'nl', 'warm', 'Praat met een mens'], ['person', 'nl-BE', 'u', 'Een medewerker spreken'], ['person', 'NL', 'formal', 'Een medewerker spreken'],
  ];
  for (const [key, lang, tone, word] of cases) it(`says "${word}" in ${lang} ${tone}`, () => { expect(personWord(key, lang, tone, [])).to.equal(word); });

  it('says what brand and flow say instead, unless that is nothing', () => {
    expect(personWord('isBot', 'en', '', [{ isBot: 'From the brand' }, { isBot: 'From the flow' }])).to.equal('From the flow');
    expect(personWord('isBot', 'en', '', [{ isBot: 'From the brand' }, { isBot: ' ' }, undefined])).to.equal('From the brand');
  });

  it('says u and never je in formal Dutch, je and never u in warm', () => {
    for (const key of ['contact', 'person', 'isBot', 'reachPerson', 'noPerson'] as const) {
      expect(personWord(key, 'nl', 'formal', [])).not.to.match(/\b(je|jij|jou|jouw)\b/i);
      expect(personWord(key, 'nl', '', [])).not.to.match(/\b(u|uw)\b/i);
    }
  });

  it('says in every language and tone that it is a machine', () => {
    for (const variant of personVariants) {
      const [lang = '', tone = ''] = variant.split('~');
      expect(personWord('isBot', lang, tone, [])).to.match(/automati?.*\{brand\}/i);
    }
  });
});
