import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, JSON_HEADERS, verdictOf } from '../connector.ts';
import { secret, type SettingsOf, word } from '../entries.ts';
import { type Facts, factText } from '../facts.ts';

const entries = {
  /** Where Chatwoot runs. */
  url: v.optional(word, 'https://app.chatwoot.com'),
  /** Identifier of an inbox of the kind "API"; it stands in the inbox's settings. */
  inbox: word,
  /** What Chatwoot's webhook carries in its address: `/api/connectors/NAME/replies?token=…`. Without it no answers come back. */
  replyToken: v.optional(secret),
};
type Settings = SettingsOf<typeof entries>;

/**
 * An inbox of Chatwoot's, by its public interface: contact, conversation, message. The contact has the id of the conversation here, so that
 * a second try finds what the first one made, and answers find their way back.
 */
export const chatwoot: Connector<Settings> = {
  kind: 'chatwoot',
  entries,
  events: ['handover.requested'],
  tells: 'once',
  problem: ({ replyToken }) =>
    replyToken !== undefined && replyToken.length < 16 ? '"replyToken" must have 16 characters or more' : null,
  next({ facts, message }, settings, answers) {
    const { contact } = facts;
    const source = facts.result?.session ?? message;
    const contacts = `${settings.url}/public/api/v1/inboxes/${encodeURIComponent(settings.inbox)}/contacts`;
    const conversations = `${contacts}/${encodeURIComponent(source)}/conversations`;
    const get = (url: string) => ({ method: 'GET' as const, url, headers: JSON_HEADERS });
    const post = (url: string, body: object) => ({
      method: 'POST' as const,
      url,
      headers: JSON_HEADERS,
      body: JSON.stringify(body),
    });

    const [added, open, conversation, messages, written] = answers;
    if (added === undefined) {
      const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
      return post(contacts, {
        source_id: source,
        ...(contact && { email: contact.email, ...(contact.phone && { phone_number: contact.phone }) }),
        ...(name && { name }),
      });
    }
    if (open === undefined) return get(conversations);
    const known = Array.isArray(open) ? own(open[0], 'id') : undefined;
    if (conversation === undefined)
      return known === undefined
        ? post(conversations, { custom_attributes: { reference: facts.result?.reference ?? '' } })
        : get(`${conversations}/${String(known)}`);
    const place = `${conversations}/${String(own(conversation, 'id'))}/messages`;
    if (messages === undefined) return get(place);
    if (written !== undefined) return null;
    const content = handoverText(facts);
    const isThere = Array.isArray(messages) && messages.some((one) => own(one, 'content') === content);
    return isThere ? null : post(place, { content, echo_id: message });
  },
  accepts: verdictOf,
  check: ({ url, inbox }) => ({
    method: 'GET',
    url: `${url}/public/api/v1/inboxes/${encodeURIComponent(inbox)}`,
    headers: JSON_HEADERS,
  }),
};

/** What the visitor has said so far, so that nobody has to ask for it again. */
function handoverText({ answers, result, page }: Facts): string {
  const lines = Object.entries(answers).flatMap(([name, value]) => {
    const text = factText(value);
    return text ? [`${name}: ${text}`] : [];
  });
  return [result?.reference && `Reference ${result.reference}`, ...lines, page.url && `Page: ${page.url}`]
    .filter(Boolean)
    .join('\n');
}
