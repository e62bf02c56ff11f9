import type { Block, Content } from './content.ts';

const WIDTH = 76;

/** Breaks at blanks; addresses stay whole, so that they can be pressed. */
function wrap(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return wrap(block.text);
    case 'button':
      return `${block.label}:\n${block.href}`;
    case 'card':
      return [`* ${block.title}`, block.text, block.code ?? '', ...block.notes].filter(Boolean).map(wrap).join('\n');
    case 'rows':
      return [block.title.toUpperCase(), ...block.rows.map(([label, value]) => `${label}: ${value}`)]
        .filter(Boolean)
        .join('\n');
    case 'links':
      return block.links.map(({ label, href }) => `${label}: ${href}`).join('\n');
  }
}

/** The plain text part: all that the HTML says. */
export const renderText = ({ heading, blocks, footer, unsubscribe }: Content): string =>
  [
    wrap(heading),
    ...blocks.map(blockText),
    '-- ',
    [...footer.map(wrap), unsubscribe ? `${unsubscribe.label}: ${unsubscribe.href}` : ''].filter(Boolean).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
