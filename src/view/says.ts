import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { drawOnce } from './draw.ts';

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Whether both are drawn alike: words, templates, and lists of them. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  return isPlain(one) && isPlain(other) && Object.keys(one).every((key) => isSame(one[key], other[key]));
}

/** What is words alone: one text, or a list of them. */
export function plainWords(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  return Array.isArray(content) && content.every((each) => typeof each === 'string') ? content.join('') : undefined;
}

class Says extends Directive {
  #said: unknown;

  render(content: unknown): unknown {
    return content;
  }

  override update({ element }: ElementPart, [content]: [content: unknown]): unknown {
    const plain = plainWords(content);
    const said = plain ?? content;
    if (isSame(said, this.#said)) return noChange;
    this.#said = said;
    // Most of what is said: one text node, where Lit would put a comment around each piece.
    if (plain !== undefined) element.textContent = plain;
    else drawOnce(content, element as HTMLElement);
    return noChange;
  }
}

/**
 * What an element says, and all that it holds: `<p ${says(words)}></p>`. Lit remembers the text node that it has drawn and changes that;
 * translators in the browser put nodes of their own in its place. So new words replace whatever stands in the element by then.
 */
export const says = directive(Says);
