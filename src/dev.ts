/** For authors, never for visitors: registers `<smoc-chat>`, and shows on the page what is wrong with the flows in it. */
import './define.ts';

const { document: page } = globalThis as { document?: Document };

const check = async (chat: HTMLElement, told?: HTMLElementEventMap['smoc-error']['detail']) => {
  const { showProblems } = await import('./author/author-panel.lazy.ts');
  await showProblems(chat, import.meta.url, told);
};

for (const name of ['smoc-ready', 'smoc-error'])
  page?.addEventListener(name, (event) => {
    void check(
      event.composedPath()[0] as HTMLElement,
      event.type === 'smoc-error' ? (event as HTMLElementEventMap['smoc-error']).detail : undefined,
    );
  });

/**
 * A chat that has no flow, or waits behind its button, says nothing of itself. One that a framework made may get its
 * flow a moment later, in milliseconds.
 */
const CHECK_DELAY_MS = 1000;
const seen = new WeakSet<Element>();

const look = () => {
  for (const chat of page!.querySelectorAll<HTMLElement>('smoc-chat')) {
    if (seen.has(chat)) continue;
    seen.add(chat);
    setTimeout(() => void check(chat), CHECK_DELAY_MS);
  }
};
const watch = () => {
  look();
  new MutationObserver(look).observe(page!, { childList: true, subtree: true });
};
// The flow may stand in the element: it is there once the page is parsed.
if (page?.readyState === 'loading') page.addEventListener('DOMContentLoaded', watch, { once: true });
else if (page) watch();
