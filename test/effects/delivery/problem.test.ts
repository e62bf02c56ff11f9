import { describe, it } from 'node:test';
import { expect } from 'chai';
import { inWords, type UnwordedProblem } from '../../../src/effects/delivery/explain-problem.ts';

describe('what the owner reads of results that do not arrive', () => {
  const table: [trouble: UnwordedProblem, place: string, cure: RegExp][] = [
    [{ code: 'bad-endpoint', about: ['crm', 'https://'] }, 'Endpoint "crm" is "https://"', /^Write it like "\/api/],
    [
      { code: 'insecure-endpoint', about: ['', 'http://shop.example', 'http:'] },
      'The endpoint is "http://shop.example…" over http://',
      /^Use https/,
    ],
    [
      { code: 'endpoint-unreachable', about: ['https://shop.example/api'] },
      'https://shop.example/api',
      /Access-Control-Allow-Origin.*connect-src/,
    ],
    [
      { code: 'endpoint-answer', about: ['https://shop.example/api', 'json', 204, undefined] },
      'https://shop.example/api answered with 204',
      /the envelope's id.*adapter "form"/,
    ],
    [
      { code: 'endpoint-answer', about: ['https://shop.example/api', 'mine', 0, undefined] },
      'answered with a redirect',
      /^Answer a POST itself, with a 2xx status\.$/,
    ],
    [
      { code: 'endpoint-answer', about: ['https://hooks.zapier.com/1', 'form', 200, 'Is the Zap on?'] },
      'https://hooks.zapier.com/1',
      /^Is the Zap on\?$/,
    ],
    [
      { code: 'endpoint-failed', about: ['TypeError'] },
      "The page's endpoint function failed (TypeError)",
      /10 seconds/,
    ],
    [
      { code: 'endpoint-refused', about: ['', 'goal.completed', 404] },
      'The endpoint refused goal.completed with 404',
      /2xx/,
    ],
  ];
  for (const [trouble, place, cure] of table) {
    it(`names place and cure of ${trouble.code} ${trouble.about.join(' ')}`, async () => {
      const { code, message, hint } = await inWords(trouble);
      expect(code).to.equal(trouble.code);
      expect(message).to.include(place);
      expect(hint).to.match(cure);
    });
  }

  it('is what an adapter has said already', async () => {
    const said = { code: 'bad-endpoint', message: 'No portal.', hint: 'Name one.' };
    expect(await inWords(said)).to.equal(said);
  });
});
