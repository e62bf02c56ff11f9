import { describe, it } from 'node:test';
import { expect } from 'chai';
import { cssParts } from '../../build/css-parts.mjs';
import { filesUnder } from '../architecture/project-files.ts';

/** Names of parts in the views: of tags, and of what makes a button or a link. */
function drawnParts(): ReadonlySet<string> {
  const drawn = new Set<string>();
  for (const code of filesUnder('src', /\.ts$/).values()) {
    const lists = [
      ...code.matchAll(/\bpart="([^"]+)"/g),
      ...code.matchAll(/\bpart: '([^']+)'/g),
      // One of two, by how it stands.
      ...code.matchAll(/\bpart=\$\{[^}]*\? '([^']+)' :/g),
      ...code.matchAll(/\bpart=\$\{[^}]*: '([^']+)'\}/g),
      // `answerButton(view, value, label, part, look)`
      ...code.matchAll(/answerButton\([^;]*?'((?:button [\w-]+)|option(?: other)?)'/gs),
    ];
    for (const [, list] of lists) for (const part of list!.split(' ')) drawn.add(part);
  }
  return drawn;
}

describe('the parts that a page may style', () => {
  it('are told of, each that is drawn, and no other', () => {
    // Parts whose names are made as they are drawn, each with one that it may be.
    const made = new Map([
      ['share-link-${channel}', 'share-link-whatsapp'],
      // The buttons of what could not be loaded.
      ['${part}', 'reload'],
    ]);
    const drawn = [...drawnParts()].map((part) => made.get(part) ?? part);
    expect(drawn.length).to.be.above(40);
    expect(Object.keys(cssParts).sort()).to.deep.equal([...new Set(drawn)].sort());
  });
});
