import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { formats } from '../../src/engine/formats.ts';
import { newState, scopeOf } from '../../src/engine/engine.ts';
import { readText } from '../../src/engine/text.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { needsMarkdown, scanMarks, type Token } from '../../src/shared/inline-marks.ts';
import { content } from '../../src/view/content.ts';
import { drawMarkdown, scanMarkdown, type Rich } from '../../src/view/messages/markdown.lazy.ts';
import type { View } from '../../src/view/view.ts';

/*
 * No text holds a page up. Each is a hundred thousand signs of what makes readers of Markdown slow. A machine that is busy with other things
 * makes any clock lie, so that the time is measured in loops whose time is known, and the best of several counts.
 */

const LONG = 100_000;
const fill = (piece: string) => piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG);
/** `open` many times, and then `close` as often. */
const nest = (open: string, close: string) => fill(open).slice(0, LONG / 2) + fill(close).slice(0, LONG / 2);
const depth = (piece: (at: number) => string, count: number) =>
  Array.from({ length: count }, (_, at) => piece(at)).join('');

const slow: Readonly<Record<string, string>> = {
  stars: fill('*'),
  'stars with a letter between': fill('*a'),
  'double stars that never close': fill('**a '),
  'stars and lines by turns': fill('*a _b '),
  'emphasis in emphasis': nest('*a **b ', ' b** a*'),
  underlines: fill('++a '),
  'plus signs': fill('+'),
  tildes: fill('~~a '),
  'opening brackets': fill('['),
  'brackets in brackets': nest('[', ']'),
  'links that never end': fill('[a]('),
  'links with brackets in their address': `[a](${nest('(', ')')})`,
  'pictures in pictures': nest('![', '](x)'),
  'references to what is not there': fill('[a][b] '),
  definitions: depth((at) => `[a${at}]: /x\n`, 6000),
  'grave accents': depth((at) => `${'`'.repeat(at)} `, 440),
  'grave accents that never close': fill('`a '),
  backslashes: fill('\\'),
  'angle brackets': fill('<'),
  'tags that never end': fill('<a b="'),
  'comments that never end': fill('<!-- '),
  entities: fill('&#'),
  addresses: fill('www.a.b.c/_'),
  'mail addresses': `${fill('a@b.c-')}`,
  'quotes in quotes': `${'> '.repeat(LONG / 2)}a`,
  'lists in lists': depth((at) => `${' '.repeat(2 * at)}- a\n`, 310),
  'numbered lines': fill('1. a\n'),
  tables: `${fill('|a')}\n${fill('|-')}\n`,
  'rules that are none': fill('- - '),
  headings: fill('# # '),
  fences: fill('```\n~~~\n'),
  blanks: `a${fill(' ')}b`,
  'line breaks': fill('a\n\n'),
  letters: fill('a'),
  'letters with marks': fill('é_ö*'),
  braces: fill('{a|'),
  'escaped addresses that never end': fill(']('),
  'signs of a rule that is none': `${fill('|=- ')}x`,
  nulls: fill('\0a'),
};

const view = { word: () => '' } as unknown as View;
const flow = { flow: 'slow', parts: { a: ['Hi'] } } as unknown as Flow;
const settings = { lang: 'en', tone: 'warm', brand: 'b', pace: { perCharacter: 0, most: 0, between: 0 } };
const state = newState(flow, '', settings);
const telling = { flow, settings, formats };

const readers: readonly (readonly [name: string, draw: (text: string) => unknown])[] = [
  ['inline marks', (text) => content(view, readText<Token>(telling, text, scopeOf(state), scanMarks))],
  ['choice of a reader', (text) => String(needsMarkdown(text))],
  ['Markdown', (text) => drawMarkdown(view, readText<Rich>(telling, text, scopeOf(state), scanMarkdown))],
  ['Markdown alone', (text) => drawMarkdown(view, scanMarkdown(text.slice(0, 8000)))],
];

function bestOf(times: number, work: () => unknown): number {
  let least = Infinity;
  for (let time = 0; time < times; time++) {
    const from = performance.now();
    work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

/** What the loops have come to, so that none of them is left out. */
let sum = 0;
/** Takes about ten milliseconds where the 50 of the promise were measured. */
function loop(): void {
  let hash = sum;
  for (let at = 0; at < 8_000_000; at++) hash = (hash * 31 + at) | 0;
  sum = hash;
}

describe('a slow text', () => {
  let tenth = 0;
  before(() => {
    bestOf(3, loop);
    tenth = bestOf(5, loop);
  });

  for (const [name, draw] of readers)
    it(`of ${Object.keys(slow).length} kinds holds nothing up for more than 50 ms by its ${name}`, () => {
      const place = document.createElement('div');
      const costs = Object.entries(slow).map(([what, text]) => {
        const drawOnce = () => {
          render(html`${draw(text)}`, place);
          place.replaceChildren();
          delete (place as unknown as Record<string, unknown>)['_$litPart$'];
        };
        let loops = Infinity;
        // What a busy machine makes late some times, it does not every time.
        for (let tries = 0; tries < 10 && loops > 5; tries++) loops = Math.min(loops, bestOf(1, drawOnce) / tenth);
        return [what, loops] as const;
      });
      expect(costs.filter(([, loops]) => loops > 5)).to.deep.equal([]);
    });
});
