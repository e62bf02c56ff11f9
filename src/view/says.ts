import { noChange, render, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Whether both are drawn alike: words, templates, and lists of them. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  return isPlain(one) && isPlain(other) && Object.keys(one).every((key) => isSame(one[key], other[key]));
}

class Says extends Directive {
  #said: unknown;

  render(content: unknown): unknown {
    return content;
  }

  override update({ element }: ElementPart, [content]: [content: unknown]): unknown {
    if (isSame(content, this.#said)) return noChange;
    this.#said = content;
    const words = document.createDocumentFragment();
    render(content, words);
    element.replaceChildren(words);
    return noChange;
  }
}

/**
 * What an element says, and all that it holds: `<p ${says(words)}></p>`. Lit remembers the text node that it has drawn and changes that;
 * translators in the browser put nodes of their own in its place. So new words replace whatever stands in the element by then.
 */
export const says = directive(Says);
