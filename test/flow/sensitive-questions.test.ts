import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { askedFor, maySound } from '../../src/flow/checks/sensitive-words.ts';

/** What a question asks for, as "card", or "card?" where it only may. */
function askedBy(text: string): string {
  const { problems } = checkFlow({
    flow: 'x',
    parts: { hello: ['Our shop opens on Thursday.', { ask: text, as: 'x' }, 'Good.'] },
  });
  return problems
    .map(({ code, message }) => {
      assert.equal(code, 'sensitive-question', text);
      return (
        (/payment card/.test(message) ? 'card' : /PIN/.test(message) ? 'code' : 'identity') +
        (/may ask/.test(message) ? '?' : '')
      );
    })
    .join();
}

const asks: Readonly<Record<string, readonly string[]>> = {
  card: [
    'What is your credit card number?',
    'Card number',
    'Card no.',
    "Your card's number?",
    'Your debit card details, please',
    'The long digits on your debit card?',
    'Wat is je kaartnummer?',
    'Wat is het nummer op je pinpas?',
    'Creditcardnummer',
    'Creditcard nummer',
    'Kartennummer',
    'Wie lautet Ihre Kreditkartennummer?',
    'Die Nummer Ihrer Kreditkarte?',
    'Quel est votre numéro de carte ?',
    'Numéro de votre carte bancaire',
    'Número de tarjeta',
    '¿El número de su tarjeta de crédito?',
    'Kortnummer',
    'Kredittkortnummer',
  ],
  'card?': [
    'What is the number on your card?',
    'The 16-digit number on the front of your card',
    'VISA number',
    'Credit card',
    'Die Nummer auf deiner Karte?',
    'Nummeret på kortet ditt?',
  ],
  code: [
    'Security code on the back of your card',
    'And the CVC?',
    'Bank card PIN',
    'De veiligheidscode van je kaart?',
    'Sicherheitscode der Karte',
  ],
  'code?': [
    'What is your PIN?',
    'Wat is je pincode?',
    'Geheimzahl',
    'Code pin',
    'Código pin',
    'Pinkode',
    'Security code',
  ],
  identity: [
    'Passport number',
    'Driving licence number',
    'Driver’s license no.',
    'Identification number',
    'Your national insurance number?',
    'ID number',
    'SSN',
    'Documentnummer',
    'Nummer van je rijbewijs?',
    'En je BSN?',
    'Ausweisnummer',
    'Nummer des Personalausweises',
    'Führerscheinnummer',
    'Steuer-ID',
    'Numéro de passeport',
    'Numéro de carte d’identité',
    'Número de pasaporte',
    '¿Cuál es su DNI?',
    'Fødselsnummer',
    'Passnummer',
  ],
  '': [
    'How do you want to pay: credit card or cash?',
    'What went wrong with your debit card?',
    'How many credit cards do you have?',
    'What number of guests will pay with a credit card?',
    'What is your order number, and did you pay by credit card?',
    'Do you have a credit card? Then tell us your order number.',
    'Customer ID number',
    'Student ID number',
    'Employee ID number',
    'Order ID number',
    'Ticket ID number',
    'Booking ID number',
    'The ID number of your order',
    'Student card number',
    'Gift card number',
    'Serial number',
    'Phone number',
    'Which pin on the map is yours?',
    'Enter the security code that we sent by SMS',
    'What is your PIN code for delivery?',
    'Never write your card number here: what happened?',
    'Do you have a passport?',
    'Which card do you like best?',
    'Heb je een creditcard of betaal je contant?',
    'Wat ging er mis met je betaalpas?',
    'Klantnummer',
    'Klantenkaartnummer',
    'Geef een kort nummer',
    'Hoeveel kaarten wil je?',
    'Geef nooit je pincode: wat is er?',
    'Möchten Sie mit Kreditkarte zahlen?',
    'Kundenkartennummer',
    'Bestellnummer',
    'Wie viele Karten?',
    'Was ging mit deiner Kreditkarte schief?',
    'Passt die Nummer?',
    'Numéro de commande',
    'Numéro de carte de fidélité',
    'Payez-vous par carte ou en espèces ?',
    'Número de pedido',
    '¿Paga con tarjeta o en efectivo?',
    'Telefonnummer',
    'Betaler du med kort?',
  ],
};

describe('questions for what no chat may ask', () => {
  for (const [what, questions] of Object.entries(asks)) {
    for (const question of questions)
      it(`${what || 'lets pass'}: ${question}`, () => assert.equal(askedBy(question), what));
  }

  it('are found in the message before a question that has no words of its own', () => {
    const { problems } = checkFlow({
      flow: 'x',
      parts: { hello: ['Our shop opens on Thursday.', 'What is your card number?', { ask: true, as: 'x' }, 'Good.'] },
    });
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      [['sensitive-question', '/parts/hello/2/ask']],
    );
  });

  it('are not suspected in a code that somebody was just sent', () => {
    const { problems } = checkFlow({
      flow: 'x',
      parts: { hello: ['Our shop opens on Thursday.', { ask: 'Your security code?', type: 'code', as: 'x' }, 'Good.'] },
    });
    assert.deepEqual(
      problems.map(({ code }) => code),
      [],
    );
  });

  it('are looked for in texts of any length', { timeout: 60_000 }, () => {
    for (const piece of ['number ', 'credit card ', 'number on your ', 'never, ', 'a', 'numero de ', 'pin code. ']) {
      const text = piece.repeat(1_000_000 / piece.length);
      assert.equal(typeof maySound(text), 'boolean');
      assert.doesNotThrow(() => askedFor(text));
    }
  });
});
