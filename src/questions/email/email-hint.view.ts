import { html, noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { emailStrings } from '../../tone/parts/email-strings.lazy.ts';
import { draw } from '../../view/draw.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace } from '../question.view.ts';
import { meantEmail } from './mistyped-email.work.ts';

/**
 * Below a field for an e-mail address, a button with the address that was probably meant. It is an offer: what is typed
 * can be sent as it is.
 */
class EmailHint extends Directive {
  #box!: HTMLElement;
  #view!: View;
  #meant: string | undefined;

  override update({ element }: ElementPart, given: [View, ControlPlace]): unknown {
    const isNew = !this.#box;
    this.#box = element as HTMLElement;
    // It is put beside its field once it is drawn.
    if (isNew) queueMicrotask(this.#listen);
    return this.render(...given);
  }

  render(view: View, { problem }: ControlPlace): unknown {
    this.#view = view;
    // What was refused is typed to its end.
    if (problem) this.#look(false);
    else this.#draw();
    return noChange;
  }

  get #field(): HTMLInputElement | null | undefined {
    return this.#box.closest('.line')?.querySelector<HTMLInputElement>('.field');
  }

  /** Listens to its line, in which another question may be asked later: then there is nothing to do any more. */
  #listen = (): void => {
    const line = this.#box.closest('.line');
    const over = new AbortController();
    // Who fills it in from elsewhere has typed it to its end.
    const isHere = () => (this.#box.getRootNode() as ShadowRoot).activeElement === this.#field;
    const hear = ({ type, target }: Event) => {
      if (!line?.contains(this.#box)) over.abort();
      else if (target === this.#field) this.#look(type === 'input' && isHere());
    };
    for (const type of ['input', 'change']) line?.addEventListener(type, hear, { signal: over.signal });
    // Typed before this was there.
    if (line) this.#look(isHere());
  };

  #look(isTyping: boolean): void {
    const meant = meantEmail(this.#field?.value ?? '', isTyping);
    if (meant === this.#meant) return;
    this.#meant = meant;
    this.#draw();
    if (meant) this.#view.announce(this.#words(meant));
  }

  #words = (email: string): string => this.#view.wordOf(emailStrings, 'emailHint', { email });

  #take = (): void => {
    const field = this.#field;
    if (!field || !this.#meant) return;
    field.value = this.#meant;
    field.focus();
    // The form hears of it as of anything that is typed; then nothing is left to say.
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  };

  #draw(): void {
    const meant = this.#meant;
    draw(
      meant &&
        html`<button type="button" class="button quiet" part="button suggestion" @click=${this.#take}
          ${says(this.#words(meant))}></button>`,
      this.#box,
    );
  }
}
const hints = directive(EmailHint);

export const emailHint = (view: View, place: ControlPlace) =>
  html`<div class="email-hint" ${hints(view, place)}></div>`;
