import type { Voice } from '../../../src/campaign/texts.ts';
import { type Block, type Content, partsAtAddresses } from './content.ts';
import { fill, paragraphs, type Values } from './fill.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { plainForSms } from './sms-parts.ts';
import type { MessageText, TemplateName } from './templates/template.ts';
import { type Overrides, wordsFor } from './words.ts';

export type Audience = 'referrer' | 'friend' | 'participant' | 'contact' | 'owner';

/** What a message tells, apart from its words. */
export interface Facts {
  readonly values: Values;
  /** Parts that a template names in square brackets; where there is none, nothing stands. */
  readonly blocks?: Readonly<Record<string, readonly Block[]>>;
}

export interface Sender {
  readonly brand: string;
  /** `#rrggbb` of buttons and links. */
  readonly color: string;
  /** Every message to customers carries it. */
  readonly postal: string | null;
}

export interface ToRender extends Facts {
  readonly template: TemplateName;
  readonly audience: Audience;
  readonly voice: Voice;
  readonly sender: Sender;
  /** What the campaign is called, in the reason for which somebody gets this. */
  readonly title: string;
  readonly unsubscribe: string | null;
  readonly overrides?: Overrides;
  /** Words of this message alone, in every language. */
  readonly words?: Partial<MessageText> | undefined;
}

export interface Rendered {
  readonly language: string;
  readonly tone: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Nothing in a header may begin another one. */
export const inOneLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

export function renderMail(message: ToRender): Rendered {
  const { template, audience, voice, sender, unsubscribe, overrides, words } = message;
  const { text, language, tone, frame } = wordsFor(template, voice, overrides, words);
  const values: Values = { brand: sender.brand, title: message.title, ...message.values };
  const filled = (template: string, its = values) => fill(template, its, language).trim();
  const blocks = paragraphs(text.body, values).flatMap((part) => blocksOf(part, message, text.button, values, filled));
  const content: Content = {
    subject: inOneLine(filled(text.subject)),
    preheader: filled(text.preheader),
    heading: filled(text.heading),
    blocks,
    footer: [
      filled(frame.reason[audience]),
      ...(sender.postal && audience !== 'owner' ? [`${sender.brand}, ${sender.postal}`] : []),
    ],
    language,
    sender,
    unsubscribe: unsubscribe === null ? null : { label: frame.unsubscribe, href: unsubscribe },
  };
  return { language, tone, subject: content.subject, html: renderHtml(content), text: renderText(content) };
}

/** Names that people gave themselves: no address in them can be pressed. */
const UNNAMED = { name: null, friend: null, who: null };

const addressesIn = (text: string): string[] => partsAtAddresses(text).filter((_, n) => n % 2 === 1);

function blocksOf(
  part: string,
  { blocks = {} }: Facts,
  button: string | undefined,
  values: Values,
  filled: (template: string, values?: Values) => string,
): readonly Block[] {
  const name = /^\[(\w+)\]$/.exec(part)?.[1];
  if (!name)
    return [{ type: 'paragraph', text: filled(part), links: addressesIn(filled(part, { ...values, ...UNNAMED })) }];
  if (name === 'button')
    return button && values.link ? [{ type: 'button', label: filled(button), href: String(values.link) }] : [];
  if (name === 'link') {
    const text = String(values.share ?? '');
    return text ? [{ type: 'paragraph', text, links: [text] }] : [];
  }
  return blocks[name] ?? [];
}

/** @throws {Error} where the template has no words for a text message */
export function renderSms(message: ToRender & { readonly isMarketing: boolean }): Omit<Rendered, 'html'> {
  const { template, voice, sender, isMarketing, overrides, words } = message;
  const { text, language, tone, frame } = wordsFor(template, voice, overrides, words);
  if (!text.sms) throw new Error(`The template "${template}" has no text message.`);
  const values: Values = { brand: sender.brand, title: message.title, ...message.values };
  const said = fill(text.sms, values, language).trim();
  return {
    language,
    tone,
    subject: '',
    // The last words are the way out: only where it is not one already.
    text: plainForSms(inOneLine(isMarketing && !/\bSTOP\b/.test(said) ? `${said} ${frame.stop}` : said)),
  };
}
