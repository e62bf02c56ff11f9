import { canonicalTag, nearestTag } from '../shared/language.ts';
import type { Settings } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import type { Theme } from '../theme/theme.ts';

/** What the page says of the telling. */
export interface Said extends HTMLElement {
  readonly tone: string | undefined;
  readonly pace: string | undefined;
}

/** Who asked their system for less motion gets all messages at once. */
export const paceSaid = (element: Said, flow: Flow, theme: Theme | undefined): unknown =>
  matchMedia('(prefers-reduced-motion:reduce)').matches ? 'instant' : element.pace || (flow.pace ?? theme?.voice?.pace);

/**
 * How the conversation is told: attribute or property > flow > theme > default. The language of the page around counts where the flow
 * speaks it.
 */
export function settingsFor(element: Said, flow: Flow, theme: Theme | undefined): Settings {
  const own = canonicalTag(flow.language) || 'en';
  const page = element.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '';
  const spoken = [own, ...Object.keys(flow.texts ?? {}).map((key) => key.split('~')[0]!)];
  return {
    lang: canonicalTag(element.lang) || (nearestTag(page, spoken) ? canonicalTag(page) : own),
    tone: element.tone || (flow.tone ?? theme?.voice?.tone ?? ''),
    // For the first message it only matters whether there are pauses at all; how long they are is worked out with the first of them.
    pace: { perCharacter: 0, most: 0, between: +(paceSaid(element, flow, theme) !== 'instant') },
    brand: theme?.brand?.name ?? (location.hostname || document.title),
  };
}
