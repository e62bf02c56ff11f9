import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** Words that change with the time that passes; undefined once they change no more. */
type Tick = (now: number) => string | undefined;

const SECOND = 1000;

/** Writes words into an element every second, as long as it is on the page. Only where they have changed. */
class Ticking extends AsyncDirective {
  #tick: Tick | undefined;
  #element: Element | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  render(tick: Tick, stopped: AbortSignal): unknown {
    return [tick, stopped];
  }

  override update({ element }: ElementPart, [tick, stopped]: [Tick, AbortSignal]): unknown {
    this.#tick = tick;
    if (!this.#element) {
      this.#element = element;
      stopped.addEventListener('abort', () => {
        this.#stop();
      });
    }
    this.#start();
    return noChange;
  }

  #start(): void {
    this.#stop();
    this.#timer = setInterval(() => {
      this.#write();
    }, SECOND);
    this.#write();
  }

  #stop(): void {
    clearInterval(this.#timer);
  }

  #write(): void {
    const element = this.#element;
    if (!element) return;
    const words = this.#tick?.(new Date().getTime());
    if (words === undefined) this.#stop();
    else if (element.textContent !== words) element.textContent = words;
  }

  override disconnected(): void {
    this.#stop();
  }

  override reconnected(): void {
    this.#start();
  }
}

export const ticking = directive(Ticking);
