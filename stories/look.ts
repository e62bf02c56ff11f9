import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/** Brand files, found by themselves: `nordlys` → its name for people. */
export const brands: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(import.meta.glob<string>('../themes/*.json', { eager: true, import: 'name' }))
    .map(([path, name]) => [path.replace(/.*\/|\.json$/g, ''), name]),
);

/** What the toolbar says. */
export interface Look {
  readonly theme: string;
  readonly tone: 'flow' | 'warm' | 'playful' | 'formal';
  readonly language: 'flow' | 'en' | 'nl';
  readonly scheme: 'system' | 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly motion: 'system' | 'reduced';
}

export const initialLook: Look = { theme: 'nordlys', tone: 'flow', language: 'flow', scheme: 'system', direction: 'ltr', motion: 'system' };

const toolbar = (title: string, icon: string, items: Readonly<Record<string, string>>) => ({
  name: title, description: title,
  toolbar: { icon, dynamicTitle: true, items: Object.entries(items).map(([value, label]) => ({ value, title: label })) },
});

export const toolbars = {
  theme: toolbar('Brand', 'paintbrush', { ...brands, none: 'No brand' }),
  tone: toolbar('Tone of voice', 'speaker', { flow: 'Written tone', warm: 'Warm', playful: 'Playful', formal: 'Formal' }),
  language: toolbar('Language', 'globe', { flow: 'Written language', en: 'English', nl: 'Nederlands' }),
  scheme: toolbar('Scheme', 'mirror', { system: 'System scheme', light: 'Light', dark: 'Dark' }),
  direction: toolbar('Direction', 'transfer', { ltr: 'LTR', rtl: 'RTL' }),
  motion: toolbar('Motion', 'lightning', { system: 'System motion', reduced: 'Reduced motion' }),
};

let reduced = false;

/** Lets the toolbar ask for less motion as the system does: the chat asks `matchMedia`. Its style sheets ask the browser, which no page can overrule. */
export function startLook(): void {
  const real = window.matchMedia.bind(window);
  window.matchMedia = (query) => real(reduced && /prefers-reduced-motion:\s*reduce/.test(query) ? 'all' : query);
}

/** What the toolbar says, in the element's own attributes. `undefined` leaves it to flow, brand and system. */
export const attributesOf = ({ theme, tone, language, scheme, direction }: Look) => ({
  theme: theme === 'none' ? undefined : theme,
  tone: tone === 'flow' ? undefined : tone,
  scheme: scheme === 'system' ? undefined : scheme,
  // A chat is written in the direction of its language. Arabic shows it mirrored, with the flow's own words.
  lang: language !== 'flow' ? language : direction === 'rtl' ? 'ar' : undefined,
});

/** The page around the chat. Motion is asked for once, at the start, so a change of it begins anew. */
export const onPage: Decorator = (story, { globals, parameters }) => {
  const { scheme, direction, motion } = globals as unknown as Look;
  reduced = motion === 'reduced';
  document.documentElement.dataset.scheme = scheme;
  return html`<main class=${`page ${(parameters.page as string | undefined) ?? 'column'}`} dir=${direction}>${keyed(motion, story())}</main>`;
};
