import type { ChatState } from '../../engine/state.ts';
import { isRightToLeft } from '../../shared/language.ts';
import type { View } from '../view.ts';
import { conversationLines, momentIn } from './conversation-text.lazy.ts';

/** The document that was printed last; it goes when it is printed, or with the conversation. */
let printed: HTMLIFrameElement | undefined;

/**
 * Prints the conversation alone, whole however long it is, and nothing of the page around it: as a document of its own in a frame that
 * nobody sees. No window opens, so none is blocked.
 */
export function printConversation(view: View, state: ChatState): void {
  printed?.remove();
  const frame = document.createElement('iframe');
  printed = frame;
  frame.title = view.word('chat');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0', visibility: 'hidden' });
  document.body.append(frame);
  const { contentDocument: sheet, contentWindow: paper } = frame;
  if (!sheet || !paper) return frame.remove();
  const remove = () => {
    frame.remove();
  };
  view.stopped.addEventListener('abort', remove, { once: true });
  paper.addEventListener('afterprint', remove);

  const { lang } = view.settings;
  sheet.title = view.word('chat');
  sheet.documentElement.lang = lang;
  sheet.documentElement.dir = isRightToLeft(lang) ? 'rtl' : 'ltr';
  Object.assign(sheet.body.style, { font: '11pt/1.45 system-ui, sans-serif', color: '#000', background: '#fff' });
  const put = (parent: Element, name: string, words: string, style: Partial<CSSStyleDeclaration> = {}) => {
    const element = sheet.createElement(name);
    element.textContent = words;
    Object.assign(element.style, style);
    parent.append(element);
    return element;
  };
  put(sheet.body, 'h1', view.word('chat'), { fontSize: '15pt' });
  for (const { who, at, words, isOwn } of conversationLines(view, state)) {
    const row = put(sheet.body, 'section', '', {
      breakInside: 'avoid',
      marginBlock: '0 0.9em',
      marginInlineStart: isOwn ? '3em' : '0',
      borderInlineStart: isOwn ? '2px solid #999' : '0',
      paddingInlineStart: isOwn ? '0.7em' : '0',
    });
    const head = put(row, 'p', '', { margin: '0', fontSize: '9pt', color: '#444' });
    put(head, 'strong', who);
    put(head, 'time', ` ${momentIn(view, at)}`);
    put(row, 'p', words, { margin: '0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' });
  }
  paper.focus();
  paper.print();
}
