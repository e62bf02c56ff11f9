/** What is stored in one table, for the data map and for the file of one person. */
export interface KnownTable {
  readonly name: string;
  readonly about: string;
  /** How long. */
  readonly kept: 'with the person' | 'until deleted' | 'counts without names' | 'short' | 'settings';
  /**
   * The rows of one person: a condition with the person (`$1`), their e-mail key (`$2`) and the sessions of their conversations (`$3`); null where
   * nothing in the table is anybody's.
   */
  readonly ofPerson: string | null;
  /** Columns that are not handed over: who somebody else is, and secrets that open something. */
  readonly withheld?: readonly string[];
}

const BY_PERSON = 'person = $1';
const BY_SESSION = 'session = any($3::text[])';

/** Every table of the receiver. A test holds it against the database, so that none is forgotten. */
export const KNOWN_TABLES: readonly KnownTable[] = [
  {
    name: 'people',
    about:
      'address, name, phone, customer number, plan, language, where they stand; place, year of birth and interests of who agreed to news, from a customer file or from forms',
    kept: 'until deleted',
    ofPerson: 'id = $1',
  },
  {
    name: 'results',
    about: 'every envelope as it came: answers, contact, consents, attribution; what was answered',
    kept: 'until deleted',
    ofPerson: 'person = $1 or email_key = $2',
    withheld: ['body_hash', 'promised_codes'],
  },
  {
    name: 'consents',
    about: 'what was agreed to, in the exact words, when and how',
    kept: 'with the person',
    ofPerson: BY_PERSON,
  },
  {
    name: 'suppressions',
    about: 'addresses that nothing is sent to',
    kept: 'until deleted',
    ofPerson: `(channel, address) in (select 'email', email_key from people where id = $1 union select 'sms', phone_key from people where id = $1 and phone_key is not null)`,
  },
  {
    name: 'referrers',
    about: 'share codes; the first name that friends may see',
    kept: 'with the person',
    ofPerson: BY_PERSON,
  },
  {
    name: 'invitations',
    about: 'personal links of customers',
    kept: 'with the person',
    ofPerson: BY_PERSON,
    withheld: ['token'],
  },
  {
    name: 'form_tokens',
    about: 'links to the status of who joined by a form',
    kept: 'with the person',
    ofPerson: BY_PERSON,
    withheld: ['token'],
  },
  {
    name: 'visits',
    about: 'conversations that came by somebody’s link',
    kept: 'with the person',
    ofPerson: BY_SESSION,
    withheld: ['referrer'],
  },
  {
    name: 'referrals',
    about: 'who brought whom, and why it did not count',
    kept: 'with the person',
    ofPerson: 'referrer = $1 or friend = $1',
    withheld: ['referrer', 'friend', 'result'],
  },
  { name: 'rewards', about: 'what was earned, with codes', kept: 'with the person', ofPerson: BY_PERSON },
  {
    name: 'reward_months',
    about: 'what rewards of each month gave',
    kept: 'with the person',
    ofPerson: 'reward in (select id from rewards where person = $1)',
  },
  {
    name: 'guests',
    about: 'seats, and when somebody came in',
    kept: 'with the person',
    ofPerson: BY_PERSON,
    withheld: ['seat_token', 'door_code'],
  },
  { name: 'purchases', about: 'orders that the shop told of', kept: 'until deleted', ofPerson: BY_PERSON },
  {
    name: 'events',
    about: 'what happened, one row for each change',
    kept: 'with the person',
    ofPerson: BY_PERSON,
    withheld: ['data'],
  },
  { name: 'news_seen', about: 'news that somebody was shown', kept: 'with the person', ofPerson: BY_PERSON },
  {
    name: 'messages',
    about: 'mails and texts, with their words',
    kept: 'with the person',
    ofPerson: `person = $1 and audience <> 'owner'`,
  },
  {
    name: 'deliveries',
    about: 'what other systems were told',
    kept: 'with the person',
    ofPerson: 'event in (select id from events where person = $1)',
    withheld: ['facts'],
  },
  { name: 'engagement_recipients', about: 'who gets a message to many', kept: 'with the person', ofPerson: BY_PERSON },
  {
    name: 'coupons',
    about: 'coupons for one person',
    kept: 'with the person',
    ofPerson: BY_PERSON,
    withheld: ['token'],
  },
  {
    name: 'traces',
    about: 'hashes by which somebody who is their own friend is noticed',
    kept: 'short',
    ofPerson: BY_PERSON,
  },
  {
    name: 'decisions',
    about: 'what the owner decided by hand, and why',
    kept: 'with the person',
    ofPerson:
      'referral in (select id from referrals where friend = $1) or reward in (select id from rewards where person = $1)',
  },
  {
    name: 'sessions',
    about: 'how far conversations came',
    kept: 'with the person',
    ofPerson: `person = $1 or ${BY_SESSION}`,
  },
  {
    name: 'conversations',
    about: 'who wants an answer from a person',
    kept: 'with the person',
    ofPerson: `person = $1 or ${BY_SESSION}`,
  },
  {
    name: 'conversation_messages',
    about: 'what was said outside the chat',
    kept: 'with the person',
    ofPerson: `session in (select session from conversations where person = $1) or ${BY_SESSION}`,
  },
  {
    name: 'uploads',
    about:
      'names and sizes of files that visitors sent, and a hash of their network with the salt of a week; the files lie in a folder',
    kept: 'with the person',
    ofPerson: BY_SESSION,
  },
  { name: 'payments', about: 'reference, amount and status', kept: 'until deleted', ofPerson: null },
  {
    name: 'votes',
    about: 'choices in polls, by a word that leads to nobody',
    kept: 'counts without names',
    ofPerson: null,
  },
  { name: 'polls', about: 'how many have voted', kept: 'counts without names', ofPerson: null },
  { name: 'vote_counts', about: 'how often each choice was taken', kept: 'counts without names', ofPerson: null },
  {
    name: 'session_counts',
    about: 'conversations of a day, by device, source and how far they came',
    kept: 'counts without names',
    ofPerson: null,
  },
  {
    name: 'referral_counts',
    about: 'what friends brought each day, by channel, reason and reward',
    kept: 'counts without names',
    ofPerson: null,
  },
  { name: 'untold_events', about: 'events that are still to be acted on', kept: 'short', ofPerson: null },
  { name: 'changed_days', about: 'days that have to be counted again', kept: 'short', ofPerson: null },
  { name: 'showings', about: 'how often a first message was shown', kept: 'counts without names', ofPerson: null },
  {
    name: 'step_times',
    about: 'how many came to a step, and how long it took',
    kept: 'counts without names',
    ofPerson: null,
  },
  {
    name: 'answer_counts',
    about: 'what was chosen, never what was typed',
    kept: 'counts without names',
    ofPerson: null,
  },
  {
    name: 'misses',
    about: 'sentences that no rule understood, without addresses and numbers',
    kept: 'until deleted',
    ofPerson: null,
  },
  { name: 'reward_codes', about: 'codes of a pool', kept: 'settings', ofPerson: null },
  { name: 'campaigns', about: 'dates of events', kept: 'settings', ofPerson: null },
  {
    name: 'campaign_values',
    about: 'what a customer is worth and what a campaign cost',
    kept: 'settings',
    ofPerson: null,
  },
  { name: 'reward_costs', about: 'what one reward costs', kept: 'settings', ofPerson: null },
  { name: 'engagements', about: 'messages to many: to whom and how', kept: 'settings', ofPerson: null },
  { name: 'outages', about: 'systems that do not answer', kept: 'short', ofPerson: null },
  { name: 'trace_salts', about: 'the salt of a week, thrown away after it', kept: 'short', ofPerson: null },
  { name: 'secrets', about: 'keys that all receivers on the database share', kept: 'settings', ofPerson: null },
  { name: 'desk_settings', about: 'what is set on these pages', kept: 'settings', ofPerson: null },
  { name: 'migrations', about: 'versions of the tables', kept: 'settings', ofPerson: null },
];
