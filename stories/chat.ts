import type { ArgTypes } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { PageBlock } from '../src/blocks/page-block.work.ts';
import type { Flow } from '../src/flow/flow.ts';
import { keeps, modes, paces } from '../src/shared/option-values.ts';
import { endpoints, type DemoEndpoint } from './demo-server.ts';
import { attributesOf, type Look } from './look.ts';

/** What a story says of its chat, besides the toolbar. */
export interface ChatArgs {
  /** A flow, or its JSON text. */
  flow?: Flow | string;
  mode?: (typeof modes)[number];
  open?: boolean;
  endpoint?: DemoEndpoint | '';
  keep?: (typeof keeps)[number];
  pace?: (typeof paces)[number];
  preview?: boolean;
  consent?: 'required';
  /** Steps that the page brings itself. */
  blocks?: readonly PageBlock[];
  /** A token of the look, as a page's own style sheet would set it. */
  [token: `--smoc-${string}`]: string;
}

const oneOf = (options: readonly string[]) => ({ options, control: 'select' as const });
const inToolbar = { description: 'In the toolbar above.', control: false as const };

/** What the manifest cannot know: which values there are, and which of them a story passes on. */
export const chatControls: ArgTypes = {
  flow: { control: 'object' },
  mode: oneOf(modes),
  endpoint: {
    options: ['', ...Object.keys(endpoints)],
    control: { type: 'select', labels: { '': 'none', ...endpoints } },
  },
  keep: oneOf(keeps),
  pace: oneOf(paces),
  theme: inToolbar,
  tone: inToolbar,
  lang: inToolbar,
  scheme: inToolbar,
  ...Object.fromEntries(
    ['src', 'endpoints', 'blocks', 'context', 'initial', 'consent', 'opened'].map((name) => [name, { control: false }]),
  ),
};

/** Lets every token of the look be tried out: colours by a picker, all else as text. */
export const withTokenControls = ({ argTypes }: { readonly argTypes: ArgTypes }): ArgTypes =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      if (!name.startsWith('--smoc-')) return [name, argType];
      const { summary = '' } = argType.table?.defaultValue ?? {};
      return [name, { ...argType, control: /^(#|var\()/.test(summary) ? 'color' : 'text' }];
    }),
  );

/** A chat as a page would write it, in the toolbar's look. */
export function chat(
  { flow, mode, open, endpoint, keep, pace, preview, consent, blocks, ...rest }: ChatArgs,
  { globals }: { readonly globals: object },
): TemplateResult {
  const { theme, tone, lang, scheme } = attributesOf(globals as Look);
  const tokens = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => name.startsWith('--smoc-') && value),
  );
  return html`<smoc-chat .flow=${flow} .blocks=${blocks} mode=${ifDefined(mode)} ?open=${open} endpoint=${ifDefined(endpoint || undefined)} keep=${ifDefined(keep)}
    pace=${ifDefined(pace)} ?preview=${preview} consent=${ifDefined(consent)} theme=${ifDefined(theme)} tone=${ifDefined(tone)} lang=${ifDefined(lang)} scheme=${ifDefined(scheme)}
    style=${styleMap(tokens)}></smoc-chat>`;
}

/** Several chats beside each other, each in a column of its own with its name above. */
export const columns = (chats: Readonly<Record<string, unknown>>): TemplateResult =>
  html`<div class="columns">${Object.entries(chats).map(([name, content]) => html`<section aria-label=${name}><h2>${name}</h2>${content}</section>`)}</div>`;
