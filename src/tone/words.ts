/** The widget's own words in warm English. `{name}` is a place for a value; what values a word takes is fixed by its English text. */
const en = {
  send: 'Send',
  sending: 'Sending…',
  sent: 'Sent',
  kept: 'Kept. It will be sent as soon as possible.',
  retry: 'Try again',
  refused: 'This could not be sent. Copy your answers, so that nothing is lost.',
  copyAnswers: 'Copy my answers',
  placeholder: 'Type your answer',
  placeholderLong: 'Take your time',
  skip: 'Skip',
  other: 'Something else',
  otherPlaceholder: 'Tell us what',
  done: 'Done',
  next: 'Next',
  yes: 'Yes',
  no: 'No',
  botSays: '{name} says',
  youSay: 'You said',
  assistant: 'Automated assistant of {brand}',
  chat: 'Chat with {brand}',
  typing: '{name} is typing',
  latest: 'New messages',
  restart: 'Start again',
  open: 'Open chat',
  close: 'Close chat',
  edit: 'Change',
  copy: 'Copy',
  copied: 'Copied',
  share: 'Share',
  shareBy: 'Share by {channel}',
  email: 'E-mail',
  sms: 'Text message',
  opensNew: 'opens in a new tab',
  code: 'Code',
  until: 'Valid until {date}',
  celebrate: 'Hooray!',
  storageNote: 'Nothing is kept if you leave this page.',
  unavailable: 'Sorry, our chat is not available right now.',
  offline: 'You are offline. Your answers are kept.',
  preview: 'Preview: nothing is sent or kept.',
  choose: 'Choose one or more',
  optional: 'optional',
  more: 'Read more',
  required: 'Please fill this in.',
  errText: 'At most {max} characters, please.',
  short: 'At least {min} characters, please.',
  errEmail: 'That’s not an e-mail address yet.',
  errPhone: 'That’s not a phone number yet.',
  errUrl: 'That’s not a web address yet.',
  errNumber: 'That’s not a number yet.',
  min: 'At least {min}, please.',
  max: 'At most {max}, please.',
  errPattern: 'That’s not quite right yet.',
  errCheck: 'That’s not quite right yet.',
  few: 'At least {min}, please.',
  many: 'At most {max}, please.',
  errOption: 'Please choose an answer.',
};

export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;

/** What a theme or a flow changes of the words. */
export type WordChanges = { readonly [key: string]: unknown } | undefined;

/** How the words can be told: close (je, du), funny, or with distance (u, Sie). */
export type Manner = 'warm' | 'playful' | 'formal';
export type WordFile = { readonly [manner in Manner]?: Partial<Words> };

const files = {
  en: () => import('./words-en.lazy.ts'),
  nl: () => import('./words-nl.lazy.ts'),
};
const loaded: Record<string, Words | Promise<Words>> = { enwarm: en };

/**
 * All of the widget's own words. At once where they are there already (warm English is), else when their file has come; in warm English if it
 * can't: a failed load is forgotten, so that the next ask tries again.
 *
 * @param lang BCP 47; `nl-BE` reads `nl`, an unknown language English
 * @param tone warm (also for unknown ones), playful, formal; `je` and `du` are warm, `u` and `Sie` formal
 */
export function wordsOf(lang: string, tone: string): Words | Promise<Words> {
  const language = /^nl\b/i.test(lang) ? 'nl' : 'en';
  const manner: Manner = /^(formal|u|sie)$/i.test(tone) ? 'formal' : tone === 'playful' ? tone : 'warm';
  const key = language + manner;
  return loaded[key] ??= files[language]().then(
    ({ words }: { words: WordFile }) => loaded[key] = mergeWords(en, words.warm, words[manner]),
    () => {
      delete loaded[key];
      return en;
    },
  );
}

/**
 * `words` with the changes of a theme, then of a flow: the last one wins. Unknown keys, empty texts and what is no text are passed over,
 * so the line that says "automated assistant" cannot be emptied by the way.
 */
export function mergeWords(words: Words, ...changes: readonly WordChanges[]): Words {
  const merged: Record<string, string> = { ...words };
  for (const change of changes) for (const key in words) {
    const word = change && Object.hasOwn(change, key) && change[key];
    if (typeof word === 'string' && word.trim()) merged[key] = word;
  }
  return merged as Words;
}
