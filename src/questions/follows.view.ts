import { AsyncDirective, directive } from 'lit/async-directive.js';

/** Draws what follows something that tells of its changes, whenever there is one. */
class Follows extends AsyncDirective {
  #source: EventTarget | undefined;
  #draw: () => unknown = () => '';
  readonly #redraw = () => {
    this.setValue(this.#draw());
  };

  render(source: EventTarget, draw: () => unknown): unknown {
    this.#draw = draw;
    if (this.#source !== source) {
      this.disconnected();
      this.#source = source;
      this.reconnected();
    }
    return draw();
  }

  protected override disconnected(): void {
    this.#source?.removeEventListener('change', this.#redraw);
  }

  protected override reconnected(): void {
    this.#source?.addEventListener('change', this.#redraw);
  }
}

export const follows = directive(Follows);
