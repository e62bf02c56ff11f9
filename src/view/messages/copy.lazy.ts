import { html } from 'lit';
import type { View } from '../view.ts';
import { says } from '../says.ts';
import { checkPath, copyPath } from '../icons.lazy.ts';

/** Puts `text` on the clipboard; where the page may not, by a selection of our own. Resolves with whether it is there. */
export async function toClipboard(text: string, near: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.className = 'sr';
    area.readOnly = true;
    area.value = text;
    near.after(area);
    area.select();

    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Marks the words that could not be copied, so that the visitor can. */
function select(element: Element | null): void {
  if (element) getSelection()?.selectAllChildren(element);
}

/**
 * A button that copies `text` and says so: by its picture, its words and to screen readers; there is room for both
 * words, so that nothing moves. Where copying is refused it selects `.copyable` of the same card instead.
 *
 * @param copied done after a copy that worked
 * @param told what is said then
 */
export function copyButton(
  view: View,
  text: string,
  label: string,
  copied?: () => void,
  look = 'quiet',
  told = view.word('copied'),
) {
  const press = async (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    if (await toClipboard(text, button)) {
      button.classList.add('copied');
      view.announce(told);
      copied?.();
    } else select(button.closest('.card')?.querySelector('.copyable') ?? null);
    button.focus({ preventScroll: true });
  };
  return html`<button type="button" class="button copy ${look}" part="button copy" @click=${press} @animationend=${(
    event: Event,
  ) => {
    (event.currentTarget as Element).classList.remove('copied');
  }}><span class="to-copy">${view.icon(copyPath)}<span ${says(label)}></span></span><span
    class="is-copied">${view.icon(checkPath)}<span ${says(told)}></span></span></button>`;
}
