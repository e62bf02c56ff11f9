import { canonicalTag, nearestTag } from '../shared/language.ts';
import type { Settings } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import type { Theme } from '../theme/theme.ts';
import type { ChatElement } from './chat-element.ts';

type Pace = Settings['pace'];

/** Milliseconds for each character, at the most for one message, and between two; as long as a person's patience, not as a person types. */
const paces: { readonly [name: string]: readonly [perCharacter: number, most: number, between: number] } = {
  instant: [0, 0, 0],
  quick: [8, 700, 200],
  natural: [18, 1500, 400],
  calm: [30, 2600, 700],
};

/** A pace by name, or in a flow's numbers: words (of 6 characters) a minute, and seconds. */
function paceOf(pace: unknown): Pace {
  const {
    speed = 555,
    max = 1.5,
    between: rest = 0.4,
  } = Object(pace) as { speed?: number; max?: number; between?: number };
  const numbers =
    typeof pace === 'object' && pace
      ? [1e4 / speed, max * 1e3, rest * 1e3]
      : typeof pace === 'string' && Object.hasOwn(paces, pace) && paces[pace];
  const [perCharacter, most, between] = numbers || (paces['natural'] as [number, number, number]);
  return { perCharacter, most, between };
}

/** Visitors who prefer reduced motion get all messages at once. */
const paceSaid = (element: ChatElement, flow: Flow, theme: Theme | undefined): unknown =>
  matchMedia('(prefers-reduced-motion:reduce)').matches ? 'instant' : element.pace || (flow.pace ?? theme?.voice?.pace);

/**
 * How the conversation is told: attribute or property > flow > theme > default. The language of the page around counts where the flow
 * speaks it.
 */
export function settingsFor(element: ChatElement, flow: Flow, theme: Theme | undefined): Settings {
  const own = canonicalTag(flow.language) || 'en';
  const page = element.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '';
  const spoken = [own, ...Object.keys(flow.texts ?? {}).map((key) => key.split('~')[0]!)];
  return {
    lang: canonicalTag(element.lang) || (nearestTag(page, spoken) ? canonicalTag(page) : own),
    tone: element.tone || (flow.tone ?? theme?.voice?.tone ?? ''),
    pace: paceOf(paceSaid(element, flow, theme)),
    brand: theme?.brand?.name ?? (location.hostname || document.title),
  };
}
