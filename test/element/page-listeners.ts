import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

/* Pages listen to everything that happens on them. Which events leave a chat is said in src/view/controllers/page-events.lazy.ts. */

export const undo: (() => void)[] = [];
/** After each test: what the page listened to and put up is gone. */
export async function quietPage(): Promise<void> {
  for (const each of undo.splice(0)) each();
  await resetMouse();
  cleanUp();
}

/** A listener of the page, until the end of the test. */
export function onPage(target: EventTarget, type: string, listener: (event: never) => unknown, capture = false): void {
  target.addEventListener(type, listener as EventListener, { capture, passive: false });
  undo.push(() => {
    target.removeEventListener(type, listener as EventListener, { capture });
  });
}

/** The page's search field, to which its shortcuts lead. */
export function pageSearch(): HTMLInputElement {
  const search = document.createElement('input');
  document.body.append(search);
  undo.push(() => {
    search.remove();
  });
  return search;
}

/** The middle of an element, in whole pixels. */
export function middleOf(element: Element): [number, number] {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

export const press = async (element: Element, button: 'left' | 'right' = 'left') => {
  await sendMouse({ type: 'click', position: middleOf(element), button });
};

export const name = () => flowOf([{ ask: 'Name?', as: 'name' }, 'Hello {name}.']);

export async function typing(flow = name()): Promise<Visitor> {
  const visitor = await visit(flow);
  await visitor.until(() => visitor.field);
  visitor.field.focus();
  return visitor;
}

export type ContactLink = 'prevents' | 'stops' | 'prevents and stops';
export const hinder = (event: Event, way: ContactLink) => {
  if (way !== 'stops') event.preventDefault();
  if (way !== 'prevents') event.stopImmediatePropagation();
};

export const places: [name: string, target: EventTarget, capture: boolean][] = [
  ['on document', document, false],
  ['on document, capturing', document, true],
  ['on window', window, false],
  ['on body, capturing', document.body, true],
];
