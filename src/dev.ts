/** For authors, never for visitors: registers `<smoc-chat>`, and shows on the page what is wrong with the flows in it. */
import './define.ts';

const show = (event: Event) => {
  const [chat] = event.composedPath();
  void import('./author-panel.lazy.ts').then(({ showProblems }) => showProblems(chat as HTMLElement, event.type === 'smoc-error' ? (event as HTMLElementEventMap['smoc-error']).detail : undefined));
};

for (const name of ['smoc-ready', 'smoc-error']) (globalThis as { document?: Document }).document?.addEventListener(name, show);
