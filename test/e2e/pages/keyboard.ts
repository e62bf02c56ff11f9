import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { AssistiveTree } from './assistive-tree.ts';

/* Hands that have a keyboard and nothing else. After every key the focus must be somewhere, and to be seen. */

/** A key by its name, or what is typed; or what Tab is pressed for until it has the focus, by its name. */
export type Stroke = string | { readonly to: string } | { readonly back: string };

const keyNames = /^(?:Shift\+)?(?:Tab|Enter|Space|Escape|Home|End|Control\+A|Arrow(?:Up|Down|Left|Right))$/;
/** More stops than any of the tested conversations has. */
const MOST_STOPS = 40;

/**
 * Where the focus is: '' if it is nowhere or cannot be seen there, else the place. It can be seen where a rule for it, of the chat's own
 * sheets, draws a line, a border or a shadow at or around what has it, inside what the chat shows.
 */
function seenFocus(): string {
  let at = document.activeElement;
  if (!at || at === document.body) return 'nowhere';
  if (at.localName !== 'smoc-chat') return 'outside';
  const root = at.shadowRoot!;
  at = root.activeElement;
  // What stands in a slot belongs to the page, what stands in a frame to another one; browsers draw the focus in their own controls.
  if (!at || /^(iframe|audio|video)$/.test(at.localName)) return 'outside';
  const scroller = root.querySelector<HTMLElement>('.scroll')!;
  // So do they in that of days and times, beside the field.
  if (at.matches('[type=date], [type=time], [type=datetime-local]') && !at.matches(':focus-visible')) return 'outside';
  if (at === scroller) return 'transcript';
  const drawsLine = ({ cssText }: CSSStyleRule) => /outline: (?!none)|border-color: .*focus|box-shadow/.test(cssText);
  const rules = root.adoptedStyleSheets
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.selectorText.includes(':focus'))
    .filter(drawsLine);
  const around = at.closest('label, .line, .code-line, .value, .grade, .cell, .card-item') ?? at;
  const lines = rules.flatMap(({ selectorText }) => {
    const isPseudo = selectorText.includes('::');
    return [...root.querySelectorAll(selectorText.replaceAll(/::[\w-]+/g, ''))].filter(
      (each) =>
        (each === at || each.contains(at) || around.contains(each)) &&
        (isPseudo || getComputedStyle(each).outlineStyle !== 'none' || !selectorText.endsWith(':focus-visible')),
    );
  });
  const line = lines[0];
  if (!line) return 'unseen';
  const { left, right, top, bottom } = line.getBoundingClientRect();
  const frame = scroller.contains(line) ? scroller.getBoundingClientRect() : root.host.getBoundingClientRect();
  const isInSight = bottom > frame.top && top < frame.bottom && right > frame.left && left < frame.right;
  return isInSight && right > left && bottom > top ? 'seen' : 'out of sight';
}

export class Keyboard {
  readonly #page: Page;
  readonly #tree: AssistiveTree;
  constructor(page: Page, tree: AssistiveTree) {
    this.#page = page;
    this.#tree = tree;
  }

  /** What was pressed so far, and what had the focus then. */
  #way: string[] = [];

  async #isSeen(after: string): Promise<void> {
    const where = await this.#page.evaluate(seenFocus);
    const at = await this.#tree.focused();
    this.#way.push(`${after}: ${at ? `${at.role} "${at.name}"` : 'nothing'}`);
    if (where === 'seen' || where === 'outside' || where === 'transcript') return;
    assert.fail(`the focus is ${where} after ${this.#way.join(', ')}`);
  }

  begin(): void {
    this.#way = [];
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#isSeen(key);
  }

  /** Goes on by Tab, or back by Shift and Tab, until what has this name has the focus. */
  async walkTo(name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if ((await this.#tree.focused())?.name === name) return;
      await this.press(key);
    }
    assert.fail(`no "${name}" on the way: ${this.#way.join(', ')}`);
  }

  async strike(strokes: readonly Stroke[]): Promise<void> {
    for (const stroke of strokes)
      if (typeof stroke === 'object')
        await ('to' in stroke ? this.walkTo(stroke.to) : this.walkTo(stroke.back, 'Shift+Tab'));
      else if (keyNames.test(stroke)) await this.press(stroke);
      else await this.#page.keyboard.type(stroke);
  }
}
