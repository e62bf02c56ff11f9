import { SmocChat } from './smoc-chat.ts';

// Twice is harmless, and so is a page where nobody can register anything.
const { customElements: registry } = globalThis as { customElements?: CustomElementRegistry };
if (registry && !registry.get('smoc-chat')) registry.define('smoc-chat', SmocChat);

declare global {
  interface HTMLElementTagNameMap {
    'smoc-chat': SmocChat;
  }
}
