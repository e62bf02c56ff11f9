import { LitElement, css, html } from 'lit';

/**
 * The least that could show the bench's conversation: a bare Lit element with the same three messages and the same choice, no flow, no
 * engine, no session, no accessibility. What the chat costs is measured against it.
 */
class BenchFloor extends LitElement {
  static override styles = css`
    :host { display: block; block-size: 40rem; font: 16px/1.5 system-ui, sans-serif; }
    ol { list-style: none; margin: 0; padding: 1rem; display: grid; gap: 0.5rem; }
    li { padding: 0.5rem 1rem; border-radius: 1rem; background: #eee; justify-self: start; }
    button { font: inherit; padding: 0.5rem 1rem; }
  `;

  static override properties = { messages: { state: true } };

  declare messages: readonly string[];

  constructor() {
    super();
    this.messages = ['Hello from the bench.', 'This is the second message.', 'And this is the question: shall we?'];
  }

  /** For the cost of one more message in a flat list. */
  say(text: string): void {
    this.messages = [...this.messages, text];
  }

  protected override render() {
    return html`<ol>${this.messages.map((message) => html`<li>${message}</li>`)}</ol>
      <button>Yes</button><button>No</button>`;
  }
}

customElements.define('bench-floor', BenchFloor);
