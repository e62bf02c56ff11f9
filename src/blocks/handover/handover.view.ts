import { css, html, nothing, type HTMLTemplateResult } from 'lit';
import { channelAddress } from '../../flow/channel-address.lazy.ts';
import type { Text } from '../../flow/flow.ts';
import { readHours } from '../../flow/opening-hours.lazy.ts';
import { lastEntry } from '../../engine/selectors.ts';
import type { ChatState, HandoverEntry } from '../../engine/state.ts';
import type { BlockView } from '../block.view.ts';
import type { Values } from '../../shared/json.ts';
import { wallClock } from '../../shared/wall-clock.ts';
import type { HandoverStrings } from '../../tone/language.ts';
import { stringIn } from '../../tone/string-in.ts';
import { handoverStrings } from '../../tone/parts/handover-strings.lazy.ts';
import { says } from '../../view/says.ts';
import { leadsAway, newTab } from '../../view/content.ts';
import type { View } from '../../view/view.ts';
import { contactHours } from '../../view/person/hours.lazy.ts';
import { dayAndTime, hoursInWords, zoneInWords } from '../../view/person/opening-words.lazy.ts';
import {
  personPath,
  personString,
  contactLinkList,
  contactLinksOf,
  contactLinkTo,
} from '../../view/person/person.lazy.ts';
import type { ContactLink } from '../../view/person/contact-links.lazy.ts';

/** What the card has, in the language and tone of the conversation. */
interface CardWords {
  readonly title: string;
  /** How soon an answer comes; while nobody is there, when somebody is again. */
  readonly soon?: string;
  readonly hours?: readonly string[];
  readonly reference?: string;
  readonly ways: readonly ContactLink[];
}

/** The way that the author put into words, or the only one. */
function mainLink(view: View, { address, words, icon }: ContactLink, label: unknown): HTMLTemplateResult {
  const url = new URL(address),
    away = leadsAway(url);
  return html`<a class="button primary" part="button handover-link" href=${url.href} rel="noopener noreferrer"
    target=${away ? '_blank' : nothing}>${view.icon(
      icon,
    )}${label || html`<bdi>${words}</bdi>`}${away ? newTab(view) : ''}</a>`;
}

/** The one way of the channel that the author chose, with its text ready to be sent; else those of the contact. */
function waysFor(view: View, { channel, to, text, values = {} }: HandoverEntry, reference = ''): ContactLink[] {
  if (!to) return contactLinksOf(view.contact);
  const message = [text ? view.bare(text, values) : '', reference].filter(Boolean).join('\n');
  return contactLinkTo(channelAddress(channel, to, message)).map((way) =>
    /^http/.test(way.address)
      ? way
      : { ...way, words: way.address.startsWith('sms:') ? `${view.word('sms')} ${to}` : to },
  );
}

/** Whether there is somebody to turn to, or who hears of it. */
const reaches = (view: View, entry: HandoverEntry): boolean =>
  waysFor(view, entry).length > 0 || view.sends(entry.channel);

/** What is wrong with the last hand-over of a step, where it reaches nobody. */
export function unreachable(view: View, state: ChatState, step: string) {
  const entry = lastEntry(state, (each): each is HandoverEntry => each.kind === 'handover' && each.step === step);
  if (!entry || reaches(view, entry)) return undefined;
  return {
    code: 'no-contact',
    message: 'This hand-over has no contact and no endpoint.',
    hint: 'Name a person with "contact" in the flow or the brand, or set an endpoint.',
  } as const;
}

function cardWords(view: View, entry: HandoverEntry): CardWords {
  const {
      contact,
      settings: { lang, tone },
    } = view,
    { away, to, values = {} } = entry,
    changes = view.changes(view.settings);
  const word = (key: keyof HandoverStrings, put?: Values) =>
    view.plain(stringIn(handoverStrings, key, lang, tone, changes), put);
  const ofPerson = (key: 'person' | 'noPerson') => view.plain(personString(key, lang, tone, changes));
  const read = (text: Text | undefined, its?: Values) => (text ? view.plain(text, its) : '');
  const reference = entry.reference ? word('reference', { reference: entry.reference }) : '',
    ways = waysFor(view, entry, reference);
  if (!reaches(view, entry)) return { title: ofPerson('noPerson'), ways };
  const { name, answer, hours: usual } = !to && typeof contact === 'object' ? contact : {},
    hours = readHours(entry.hours);
  return {
    title: away ? word('personAway') : read(name) || (ways.length ? ofPerson('person') : word('personTold')),
    soon: !away
      ? read(entry.answer, values) || read(answer)
      : away.back === undefined
        ? ''
        : word('personBack', dayAndTime(lang, away.back, wallClock(entry.at, hours?.zone))),
    hours: hours
      ? [...hoursInWords(hours, lang), zoneInWords(hours.zone, lang, entry.at)].filter(Boolean)
      : usual
        ? contactHours(view, usual)
        : [],
    reference,
    ways,
  };
}

/** Who can be reached, where, when, and how soon an answer comes; while nobody is there, when somebody is again. */
function handoverCard(view: View, entry: HandoverEntry): HTMLTemplateResult {
  const { title, soon, hours, reference, ways } = cardWords(view, entry);
  const { button, values = {} } = entry,
    [first] = button || ways.length === 1 ? ways : [];
  const others = first ? ways.slice(1) : ways;
  return html`<div class="card handover" part="card handover">
      <div class="card-head">${view.icon(personPath)}<strong part="card-title" ${says(title)}></strong></div>
      ${soon ? html`<p ${says(soon)}></p>` : ''}
      ${first ? mainLink(view, first, button && view.text(button, values)) : ''}${others.length ? contactLinkList(view, others) : ''}
      ${hours?.length ? html`<p class="small hours">${hours.map((each) => html`<span ${says(each)}></span>`)}</p>` : ''}
      ${reference ? html`<p class="small" ${says(reference)}></p>` : ''}
    </div>`;
}
/** The card in words, for those who hear it. */
function handoverSpoken(view: View, entry: HandoverEntry): string {
  const { title, soon, hours = [] } = cardWords(view, entry);
  return [title, soon, ...hours].filter(Boolean).join(' ');
}

export const styles = css`
  .handover .button { justify-self: start; }
  .handover .hours > span { display: block; }
`;

export const handoverView: BlockView<'handover'> = { kind: 'handover', draw: handoverCard, spoken: handoverSpoken };
