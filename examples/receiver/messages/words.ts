import { nearestTags } from '../../../src/shared/language.ts';
import { languagesNamed } from '../../../src/campaign/addresses.ts';
import type { Voice } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { de } from './templates/de.ts';
import { en } from './templates/en.ts';
import { nl } from './templates/nl.ts';
import type {
  CustomerTemplate,
  Frame,
  Language,
  MessageText,
  OwnerTemplate,
  TemplateName,
} from './templates/template.ts';

const LANGUAGES: Readonly<Record<string, Language>> = { en, nl, de };

export type MessageTone = 'friendly' | 'formal' | 'playful';

/** The owner's own words for a campaign: by template, then by language and tone such as `nl` or `nl~formal`. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, Partial<MessageText>>>>>;

export interface Words {
  /** One of the languages that there are. */
  readonly language: string;
  readonly tone: MessageTone;
  readonly text: MessageText;
  readonly frame: Frame;
  readonly labels: Language['labels'];
  readonly reasons: Language['reasons'];
  readonly standings: Language['standings'];
}

/** A flow's tone as messages know it: flows have names of their own for formal ones. */
export function messageTone(tone: string): MessageTone {
  if (/^(formal|u|sie|vous|usted|lei)$/i.test(tone)) return 'formal';
  return /^playful$/i.test(tone) ? 'playful' : 'friendly';
}

/**
 * How a campaign talks to somebody: in their language where it has texts in that, or else in its first one, so that no message mixes two. A
 * campaign whose texts name no language is taken to speak that of its conversations.
 */
export function voiceIn(campaign: Campaign | null, voice: Voice): Voice {
  const spoken = campaign ? languagesNamed(campaign.file).filter((language) => Object.hasOwn(LANGUAGES, language)) : [];
  const [first] = spoken;
  const isSpoken = first === undefined || nearestTags(voice.locale, spoken).length > 0;
  return isSpoken ? voice : { ...voice, locale: first };
}

const isOwners = (template: TemplateName): template is OwnerTemplate => Object.hasOwn(en.owner, template);

/** The words of a template in the nearest language; what a tone or the owner has no own words for is the friendly one's. */
export function wordsFor(
  template: TemplateName,
  { locale, tone: asked }: Voice,
  overrides: Overrides = {},
  ofThisMessage: Partial<MessageText> = {},
): Words {
  const language = nearestTags(locale, Object.keys(LANGUAGES))[0] ?? 'en';
  const words = LANGUAGES[language]!;
  const tone = isOwners(template) ? 'friendly' : messageTone(asked);
  const inTone = tone === 'friendly' ? {} : words[tone][template as CustomerTemplate];
  const own = overrides[template] ?? {};
  return {
    language,
    tone,
    text: {
      ...(isOwners(template) ? words.owner[template] : words.friendly[template]),
      ...inTone,
      ...own[language],
      ...own[`${language}~${tone}`],
      ...ofThisMessage,
    },
    frame: tone === 'formal' ? { ...words.frame, ...words.formalFrame } : words.frame,
    labels: words.labels,
    reasons: words.reasons,
    standings: words.standings,
  };
}
