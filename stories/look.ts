import { languages } from '../src/tone/languages.ts';
import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';

/** Brand files, found by themselves: `nordlys` → its name for people. */
export const brands: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(import.meta.glob<string>('../themes/*.json', { eager: true, import: 'name' })).map(([path, name]) => [
    path.replace(/.*\/|\.json$/g, ''),
    name,
  ]),
);

/** What the toolbar says. */
export interface Look {
  readonly theme: string;
  readonly tone: 'flow' | 'warm' | 'playful' | 'formal';
  readonly language: 'flow' | keyof typeof languages;
  readonly scheme: 'system' | 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly motion: 'system' | 'reduced';
}

export const initialLook: Look = {
  theme: 'nordlys',
  tone: 'flow',
  language: 'flow',
  scheme: 'system',
  direction: 'ltr',
  motion: 'system',
};

const toolbar = (title: string, icon: string, items: Readonly<Record<string, string>>) => ({
  name: title,
  description: title,
  toolbar: {
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, label]) => ({ value, title: label })),
  },
});

/** What each language of the chat calls itself. */
const ownNames = Object.fromEntries(
  Object.keys(languages).map((lang) => [lang, new Intl.DisplayNames(lang, { type: 'language' }).of(lang) ?? lang]),
);

export const toolbars = {
  theme: toolbar('Brand', 'paintbrush', { ...brands, none: 'No brand' }),
  tone: toolbar('Tone of voice', 'speaker', {
    flow: 'Written tone',
    warm: 'Warm',
    playful: 'Playful',
    formal: 'Formal',
  }),
  language: toolbar('Language', 'globe', { flow: 'Written language', ...ownNames }),
  scheme: toolbar('Scheme', 'mirror', { system: 'System scheme', light: 'Light', dark: 'Dark' }),
  direction: toolbar('Direction', 'transfer', { ltr: 'LTR', rtl: 'RTL' }),
  motion: toolbar('Motion', 'lightning', { system: 'System motion', reduced: 'Reduced motion' }),
};

let reduced = false;

/** Chats that stand in the toolbar's direction, and not in their language's. */
const turned = new WeakSet<Element>();

/** A chat is written in the direction of its language, and no attribute says otherwise: what the toolbar asks for is done by hand. */
function turn(chat: Element): void {
  const panel = chat.shadowRoot?.querySelector<HTMLElement>('[part=panel]');
  const mirrored = chat.closest<HTMLElement>('.page')?.dir === 'rtl';
  if (!panel || mirrored === turned.has(panel) || (mirrored && panel.dir === 'rtl')) return;
  panel.dir = mirrored ? 'rtl' : 'ltr';
  if (mirrored) turned.add(panel);
  else turned.delete(panel);
}

/**
 * Lets the toolbar ask for less motion as the system does: the chat asks `matchMedia`. Its style sheets ask the browser, which no page can overrule.
 * Turns each chat, too, as soon as it is there.
 */
export function startLook(): void {
  addEventListener('smoc-ready', (event) => {
    turn(event.composedPath()[0] as Element);
  });
  const real = window.matchMedia.bind(window);
  window.matchMedia = (query) => real(reduced && /prefers-reduced-motion:\s*reduce/.test(query) ? 'all' : query);
}

/** What the toolbar says, in the element's own attributes. `undefined` leaves it to flow, brand and system. */
export const attributesOf = ({ theme, tone, language, scheme }: Look) => ({
  theme: theme === 'none' ? undefined : theme,
  tone: tone === 'flow' ? undefined : tone,
  scheme: scheme === 'system' ? undefined : scheme,
  lang: language === 'flow' ? undefined : language,
});

/** The page around the chat. Motion is asked for once, at the start, so a change of it begins anew. */
export const onPage: Decorator = (story, { globals, parameters }) => {
  const { scheme, direction, motion } = globals as unknown as Look;
  reduced = motion === 'reduced';
  document.documentElement.dataset.scheme = scheme;
  return html`<main class=${`page ${(parameters.page as string | undefined) ?? 'column'}`} dir=${direction}
    ${ref((page) => {
      page?.querySelectorAll('smoc-chat').forEach(turn);
    })}>${keyed(motion, story())}</main>`;
};
