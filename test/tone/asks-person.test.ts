import { describe, it } from 'node:test';
import { expect } from 'chai';
import { askedFor } from '../../src/tone/asks-person.lazy.ts';
import { personVariants } from '../../src/tone/parts/person-strings.lazy.ts';
import { personString, type PersonStringKey } from '../../src/tone/person-strings.lazy.ts';
import { mayAsk } from '../../src/view/person/may-ask.ts';

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

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
    Mens?
    Are you an artificial intelligence?
    Are you AI?
    Is this AI
    Is this ChatGPT?
    Are you ChatGPT?
    Are you GPT-4?
    Am I talking to ChatGPT?
    am i talking to an AI or a human
    are you a virtual assistant?
    Are you a digital assistant?
    Are you a computer program?
    Are you just a script?
    Is this a chatbot?
    is this an automated system?
    Are you a language model?
    are you a bot or not?
    bot or not
    Bot or not?
    Are you a person or a program?
    So you're not a human?
    You are not a real person, right?
    Am I speaking with a machine?
    Are you even human?
    AI?
    ChatGPT?
    ben je een kunstmatige intelligentie?
    Is dit kunstmatige intelligentie?
    Ben je AI?
    Is dit AI?
    Ben je ChatGPT?
    Praat ik met ChatGPT?
    Ben je een virtuele assistent?
    bent u een digitale assistent?
    Bent u een computerprogramma?
    Ben je een taalmodel?
    bot of niet?
    ben je een bot of niet?
    Ben je nou een robot?
    Is dit een chatbot?
    praat ik met een robot of met een mens?
    Spreek ik met een computer?
    Is dit een echt persoon?
    Ben jij wel echt?
    Je bent zeker een robot?
    Je bent geen mens, hè?
    Human or AI
    Mens of robot
    Bist du ein Bot?
    bist du ein bot
    Bist du ein Roboter oder ein Mensch?
    Bist du echt?
    Bist du überhaupt ein Mensch?
    Bist du eine KI?
    Bist du ChatGPT?
    Bist du eine künstliche Intelligenz?
    Sind Sie ein Mensch?
    Sind Sie eine echte Person?
    Sind Sie ein Chatbot?
    Sind Sie ein Computer?
    Sind Sie ein virtueller Assistent?
    Ist das ein Bot?
    Ist das hier ein Computerprogramm?
    Ist da ein echter Mensch dran?
    Sitzt da ein Mensch?
    Steckt da ein Mensch dahinter?
    Spreche ich mit einem Menschen?
    Rede ich gerade mit einem Bot?
    schreibe ich hier mit einer KI
    Chatte ich mit einer Maschine oder mit einem echten Menschen?
    Mit wem spreche ich?
    Mit wem schreibe ich hier eigentlich?
    Wer bist du?
    Wer sind Sie?
    Was bist du?
    Du bist doch ein Bot, oder?
    Sie sind kein Mensch, oder?
    Du bist kein echter Mensch
    Mensch oder Maschine?
    Bot oder nicht?
    Mensch?
    KI?`),
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
    Is er iemand beschikbaar?
    can i speak to a manager
    Can I speak to your manager?
    I want to speak to a supervisor
    Let me talk to your supervisor!
    May I speak to a colleague?
    Could I talk to a colleague of yours?
    Can someone call me?
    Can somebody call me back?
    Could someone please call me
    I need help from a real person
    I need help from a human
    I'd rather talk to a human being
    I would rather speak to someone
    I prefer to talk to a person
    Transfer me to a human
    Please transfer me to a colleague
    Can you transfer me?
    Can you put me through?
    Put me through please
    Please connect me with a person
    Talk to support
    Talk to customer service
    Speak to a representative
    Is there a manager?
    Can I get someone on the phone?
    Manager please
    Supervisor, please!
    Agent please
    A person please
    kan iemand mij bellen
    Kan iemand me terugbellen?
    Kan er iemand met me bellen?
    Kunt u mij doorverbinden?
    Kun je me doorverbinden
    Doorverbinden graag
    Kunt u mij doorverbinden met een leidinggevende?
    Verbind me door
    Verbind mij door aub
    Ik wil doorverbonden worden
    Graag doorverbonden worden met een medewerker
    Mag ik een manager spreken?
    Ik wil een leidinggevende spreken
    Kan ik een collega van je spreken?
    Mag ik een medewerker aan de telefoon?
    Ik wil een echt mens aan de lijn
    Ik wil hulp van een echt mens
    Ik heb hulp van een mens nodig
    Geef me een mens
    Ik praat liever met een mens
    Medewerker graag
    Een echte persoon graag
    Anyone here?
    Is there anybody there?
    Can I get a real agent?
    I'd like a human
    Ich möchte mit einem Mitarbeiter sprechen
    Ich möchte bitte mit einem Menschen sprechen.
    Ich würde gerne mit einem Menschen reden
    Ich will einen echten Menschen
    Ich brauche Hilfe von einem Menschen
    Kann ich mit jemandem sprechen?
    Kann ich mit einem Mitarbeiter telefonieren?
    Kann ich mit einem Mitarbeiter:in chatten?
    Könnte ich bitte Ihren Vorgesetzten sprechen?
    Darf ich mit Ihrem Kollegen sprechen?
    Können Sie mich mit einem Mitarbeiter verbinden?
    Kannst du mich zu einem Menschen durchstellen
    Verbinden Sie mich bitte mit einer Mitarbeiterin
    Verbinde mich mit dem Kundenservice
    Stellen Sie mich durch!
    Bitte durchstellen
    Bitte weiterverbinden
    Können Sie mich weiterleiten?
    Ich möchte verbunden werden
    Kann mich jemand anrufen?
    Kann mich bitte jemand zurückrufen?
    Wie kann ich einen Mitarbeiter erreichen?
    Wie erreiche ich einen Menschen?
    Gibt es jemanden, mit dem ich reden kann?
    Ich hätte gern jemanden am Telefon
    Ist da jemand?
    Ist jemand da?
    Ist ein Mitarbeiter da?
    Mitarbeiter bitte
    Einen Menschen, bitte!
    Bitte einen echten Menschen
    Kundenberater bitte
    Mit einem Menschen sprechen
    Mit einem Mitarbeiter sprechen
    Jemand da?`),
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
  Ik wil iemand bedanken
  1 person please
  one person please
  1 persoon graag
  een persoon graag
  Eén persoon, alsjeblieft
  2 personen graag
  2 people please
  I need 1 person
  We need 2 persons
  Give me 1 person
  Ik wil 1 persoon meenemen
  Can I get 1 human?
  1 persoon?
  for 1 person?
  Voor 2 personen, of is dat te laat?
  a computer please
  A robot please
  Een robot graag
  een computer graag
  The AI please
  The robot vacuum please
  robotstofzuiger graag
  De Robot Mens graag
  I want a robot
  I need a new computer
  Ik wil een computer
  computer
  Computer program
  Do you sell computers?
  Is this a computer for kids?
  Verkopen jullie robots?
  the AI course please
  De cursus AI graag
  Artificial intelligence
  Kunstmatige intelligentie
  virtual assistant
  I am a virtual assistant
  ChatGPT
  via ChatGPT
  ChatGPT told me about you
  I am a human
  ik ben een mens
  I'm not a robot
  Ik ben geen robot
  mevrouw Mens
  Mevrouw A. Mens graag
  human resources
  Human resources please
  human resources manager
  agent 007
  Agent 007 please
  Agent Smith
  employee
  employee of the month
  assistant manager
  assistant manager at a shop
  I am a manager
  I am an assistant manager
  Ik ben manager
  manager
  supervisor
  Manager?
  I need a manager for my shop
  een collega
  Via een collega
  a colleague recommended you
  Can I bring a colleague?
  Kan ik een collega meenemen?
  Kan mijn collega ook komen?
  I work in customer support
  Support please
  klantenservice
  You may call me
  Yes, please call me back
  Bel mij maar terug graag
  Ja, bel me maar
  Someone called me yesterday
  Iemand heeft mij gebeld
  I want to speak to my sister
  This has put me through a lot
  Are you a hotel?
  Bent u een winkel?
  Is er iemand jarig?
  is there a manager's discount
  Is there a person limit?
  Manager or employee
  Manager or employee?
  A robot or a computer
  A person or a company?
  The contact person
  Contact person please
  Support?
  Is this real leather?
  I want to contact a manager of the hotel
  Mensch
  Frau Mensch
  Herr Mensch, bitte
  ein Mensch wie du
  Roboter
  KI
  Kai
  Mitarbeiter
  Ich bin Mitarbeiter
  Ich bin ein Mensch
  Ich bin kein Roboter
  Mitarbeiter?
  Chef?
  eine Person, bitte
  Eine Person
  1 Person bitte
  zwei Personen bitte
  Für zwei Personen
  Kontaktperson bitte
  Kann ich jemanden mitbringen?
  Darf ich einen Kollegen mitbringen?
  Kann mein Kollege auch kommen?
  Ich möchte jemandem danken
  Ich brauche jemanden
  Ich brauche einen neuen Computer
  Ich möchte einen Roboter
  einen Roboter bitte
  Verkaufen Sie Roboter?
  Ist das automatisch?
  Ist es automatisiert?
  Ist das echtes Leder?
  Ist das ein Geschenk?
  Sind Sie am Sonntag offen?
  Bist du ein Hotel?
  Mein Mähroboter ist kaputt
  Mein Computer ist kaputt, kann mir jemand helfen?
  Ihr Bot ist unmöglich. Kann ich mit einem Menschen sprechen?
  Ich habe mit einem Mitarbeiter gesprochen
  Ein Mitarbeiter hat mich angerufen
  Ja, bitte rufen Sie mich zurück
  Rufen Sie mich an
  Kann ich anrufen?
  Ich möchte mit meiner Schwester sprechen
  Kann ich mit Anna sprechen?
  Ich möchte mit jemandem über meine Bestellung sprechen
  Manager oder Mitarbeiter
  ChatGPT hat mir von euch erzählt
  Ist noch jemand aus Wien dabei?
  Ansprechpartner ist Frau Huber`);

describe('askedFor', () => {
  for (const [what, questions] of Object.entries(asked))
    for (const question of questions)
      it(`hears in "${question}" a question ${what === 'bot' ? 'about the bot' : 'for a person'}`, () => {
        expect(askedFor(question)).to.equal(what);
        expect(mayAsk.test(question), 'looks worth the code that knows').to.equal(true);
      });

  for (const answer of answers)
    it(`takes "${answer}" for an answer`, () => {
      expect(askedFor(answer)).to.equal(undefined);
    });

  it('takes a long text for an answer, however it goes on', () => {
    const story = 'i want to be with you i like to talk to me get me to '.repeat(400);
    expect(askedFor(`${story} a person`)).to.equal(undefined);
    for (const text of [story.slice(0, 80), 'i '.repeat(40), 'really '.repeat(11), '? '.repeat(40)])
      expect(askedFor(text)).to.equal(undefined);
  });
});

describe('personString', () => {
  const cases: [key: PersonStringKey, lang: string, tone: string, word: string][] = [
    ['person', 'en', '', 'Talk to a person'],
    ['person', 'en-GB', 'playful', 'Talk to a person'],
    ['person', 'fr', '', 'Talk to a person'],
    ['person', 'de', '', 'Mit einem Menschen sprechen'],
    ['person', 'de-AT', 'Sie', 'Mit einem Mitarbeiter sprechen'],
    ['person', 'en', 'formal', 'Speak to our staff'],
    ['person', 'nl', 'warm', 'Praat met een mens'],
    ['person', 'nl-BE', 'u', 'Een medewerker spreken'],
    ['person', 'NL', 'formal', 'Een medewerker spreken'],
  ];
  for (const [key, lang, tone, word] of cases)
    it(`says "${word}" in ${lang} ${tone}`, () => {
      expect(personString(key, lang, tone, [])).to.equal(word);
    });

  it('says what brand and flow say instead, unless that is nothing', () => {
    expect(personString('isBot', 'en', '', [{ isBot: 'From the brand' }, { isBot: 'From the flow' }])).to.equal(
      'From the flow',
    );
    expect(
      personString('isBot', 'en', '', [
        { isBot: 'From the brand' },
        { isBot: ' ' },
        { isBot: '\u200b' },
        { isBot: '{name}' },
        undefined,
      ]),
    ).to.equal('From the brand');
    expect(personString('contact', 'en', '', [{ contact: '{brand}' }])).to.equal('{brand}');
  });

  it('says Sie and never du in formal German, du and never Sie in warm', () => {
    for (const key of ['contact', 'person', 'isBot', 'reachPerson', 'noPerson'] as const) {
      expect(personString(key, 'de', 'formal', [])).not.to.match(/\b(du|dir|dich|dein\w*)\b/i);
      expect(personString(key, 'de', '', [])).not.to.match(/\b(Sie|Ihnen|Ihre?\w?)\b/);
    }
  });

  it('says u and never je in formal Dutch, je and never u in warm', () => {
    for (const key of ['contact', 'person', 'isBot', 'reachPerson', 'noPerson'] as const) {
      expect(personString(key, 'nl', 'formal', [])).not.to.match(/\b(je|jij|jou|jouw)\b/i);
      expect(personString(key, 'nl', '', [])).not.to.match(/\b(u|uw)\b/i);
    }
  });

  it('says in every language and tone that it is a machine', () => {
    for (const variant of personVariants) {
      const [lang = '', tone = ''] = variant.split('~');
      expect(personString('isBot', lang, tone, [])).to.match(/automati?.*\{brand\}/i);
    }
  });
});
