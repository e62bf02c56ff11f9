import type { Settings } from './engine/state.ts';
import type { Flow } from './flow/flow.ts';
import type { Theme } from './theme/theme.ts';

type Pace = Settings['pace'];

/** Milliseconds for each character, at the most for one message, and between two; as long as a person's patience, not as a person types. */
const paces: { readonly [name: string]: readonly [perCharacter: number, most: number, between: number] } = {
  instant: [0, 0, 0], quick: [8, 700, 200], natural: [18, 1500, 400], calm: [30, 2600, 700],
};

/** A pace by name, or in a flow's numbers: words (of 6 characters) a minute, and seconds. */
function paceOf(pace: unknown): Pace | undefined {
  const { speed = 555, max = 1.5, between = 0.4 } = Object(pace) as { speed?: number; max?: number; between?: number };
  const numbers = typeof pace === 'object' && pace ? [1e4 / speed, max * 1e3, between * 1e3] : typeof pace === 'string' && Object.hasOwn(paces, pace) && paces[pace];
  return numbers ? { perCharacter: numbers[0], most: numbers[1], between: numbers[2] } as Pace : undefined;
}

/** What the page says of the telling. */
interface Said extends HTMLElement {
  readonly tone: string | undefined;
  readonly pace: string | undefined;
}

const base = (lang: string) => lang.toLowerCase().split(/[-~]/)[0];

/**
 * How the conversation is told: attribute or property > flow > theme > default. The language of the page around counts where the flow
 * speaks it. Who asked their system for less motion gets all messages at once.
 */
export function settingsFor(element: Said, flow: Flow, theme: Theme | undefined): Settings {
  const own = flow.language ?? 'en';
  const page = element.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '';
  return {
    lang: element.lang || ([own, ...Object.keys(flow.texts ?? {})].some((key) => base(key) === base(page)) ? page : own),
    tone: element.tone || (flow.tone ?? theme?.voice?.tone ?? ''),
    pace: paceOf(matchMedia('(prefers-reduced-motion:reduce)').matches ? 'instant' : element.pace) ?? paceOf(flow.pace) ?? paceOf(theme?.voice?.pace) ?? paceOf('natural') as Pace,
    brand: theme?.brand?.name ?? (location.hostname || document.title),
  };
}
