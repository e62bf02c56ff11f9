import { describe, it } from 'node:test';
import { expect } from 'chai';
import { meantEmail } from '../../src/questions/email/mistyped-email.work.ts';

const meant = (domain: string, isTyping = false) => meantEmail(`anna@${domain}`, isTyping)?.replace('anna@', '');

describe('a mistyped e-mail address', () => {
  for (const [domains, right] of [
    [
      'gmial.com gamil.com gmal.com gmai.com gmil.com gmaill.com gmaiil.com ggmail.com gmsil.com gnail.com gmaik.com',
      'gmail.com',
    ],
    [
      'gmail.con gmail.co gmail.cm gmail.om gmail.cmo gmail.comm gmail.vom gmail.c gmail gmail,com gmailcom',
      'gmail.com',
    ],
    ['gmial.con gmai1.com gmail.com. gmail..com', 'gmail.com'],
    [
      'hotmial.com hotmal.com hotmai.com hotnail.com hotmaill.com htomail.com hotmail.con hotmail hormail.com',
      'hotmail.com',
    ],
    ['hotmial.nl hotmai.nl hotmailnl', 'hotmail.nl'],
    ['hotmial.co.uk hotmal.co.uk', 'hotmail.co.uk'],
    ['outlok.com outloo.com otulook.com outllook.com outlook.cmo', 'outlook.com'],
    ['yaho.com yahooo.com yhaoo.com yahoo.con yahoo.cm', 'yahoo.com'],
    ['iclod.com icloud.con icould.com icloud.co', 'icloud.com'],
    ['t-onlin.de t-onlien.de', 't-online.de'],
    ['Gmial.COM', 'gmail.com'],
    ['firma.con firma.cmo', 'firma.com'],
    ['firma.ner', 'firma.net'],
    ['shop.firma.ogr', 'shop.firma.org'],
  ] as const)
    for (const domain of domains.split(' '))
      it(`at ${domain} was meant to be at ${right}`, () => {
        expect(meant(domain)).to.equal(right);
      });

  it('keeps what stands before the @ as it was typed', () => {
    expect(meantEmail(' Anna.Nordlys+vip@gmial.com ')).to.equal('Anna.Nordlys+vip@gmail.com');
  });
});

describe('an e-mail address that may be right', () => {
  for (const domain of [
    ...[
      'gmail.com',
      'googlemail.com',
      'hotmail.com',
      'hotmail.nl',
      'hotmail.co.uk',
      'outlook.com',
      'outlook.fr',
      'live.nl',
    ],
    ...[
      'yahoo.co.uk',
      'yahoo.co.jp',
      'yahoo.com.mx',
      'icloud.com',
      'me.com',
      'mac.com',
      'gmx.de',
      'gmx.net',
      'web.de',
      'aol.com',
    ],
    // Real, and near to a large one.
    ...[
      'mail.com',
      'email.com',
      'ymail.com',
      'gail.com',
      'fmail.de',
      'zmail.ru',
      'hmail.nl',
      'tmail.com',
      'mail.ru',
      'rmail.com',
    ],
    ...['gmails.com', 'hotemail.com', 'outlooks.nl', 'outlock.com', 'outlook.at', 'googlemail.de', 'gmail.nl'],
    // Uncommon, and somebody's own.
    ...[
      'smoc.ai',
      'example.com',
      'firma.co',
      'firma.cm',
      'firma.om',
      'x.io',
      'post.xn--mgba.com',
      'goldmail.com',
      'yah.com',
    ],
    ...[
      'ziggo.nl',
      'zigo.nl',
      'online.no',
      'proton.me',
      'pm.me',
      'freet.de',
      'firma.de',
      'firma.contact',
      'yoho.com',
      'blåbær.no',
    ],
  ])
    it(`is left alone: anna@${domain}`, () => {
      expect(meant(domain)).to.equal(undefined);
      expect(meant(domain, true)).to.equal(undefined);
    });

  for (const typed of [
    '',
    'anna',
    '@gmial.com',
    'an na@gmial.com',
    'a@b@gmial.com',
    `${'a'.repeat(300)}@gmial.com`,
    'anna@<b>gmial.com',
  ])
    it(`is none: ${typed.slice(0, 20)}`, () => {
      expect(meantEmail(typed)).to.equal(undefined);
    });

  it('is left alone while it is typed, on its way to one that is right', () => {
    const whole = 'anna@gmail.com';
    for (const address of [
      whole,
      'anna@hotmail.co.uk',
      'anna@yahoo.com.br',
      'anna@t-online.de',
      'anna@firma.construction',
    ])
      for (let end = 1; end <= address.length; end++)
        expect(meantEmail(address.slice(0, end), true), address.slice(0, end)).to.equal(undefined);
  });

  it('is told while it is typed as soon as nothing right can follow', () => {
    expect(meant('gmial.co', true)).to.equal('gmail.com');
    expect(meant('gmail.con', true)).to.equal('gmail.com');
  });
});
