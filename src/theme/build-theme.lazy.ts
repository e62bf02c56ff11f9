import type { Role } from './pairs.ts';
import type { Look, Theme, Voice } from './theme.ts';
import { celebrationColors } from './apply-theme.lazy.ts';
import { paletteFrom } from './palette.lazy.ts';

/** What is known of a brand before anybody designed its chat. */
export interface BrandSketch {
  /** As visitors know it. */
  readonly name: string;
  /** Brand colour, opaque: hex, `rgb()`, `hsl()` or `oklch()`. */
  readonly color: string;
  /** Buttons, links, focus. Default: `color`. */
  readonly accent?: string;
  /** How it speaks; pace, emoji and forms begin accordingly. Default warm. */
  readonly tone?: 'warm' | 'playful' | 'formal';
}

/** What a brand of each tone begins with: a start for a designer, not a verdict. */
const manners: { readonly [tone in NonNullable<BrandSketch['tone']>]: { readonly look: Look; readonly voice: Voice } } =
  {
    warm: { look: { radius: 18, density: 1.05 }, voice: { emoji: 'some', pace: 'natural' } },
    playful: {
      look: { radius: 28, density: 1.1, bubble: 'round', header: 'round' },
      voice: { emoji: 'many', pace: 'quick' },
    },
    formal: {
      look: { radius: 4, density: 1.2, bubble: 'letter', choices: 'rows', avatar: 'square' },
      voice: { emoji: 'none', pace: 'calm' },
    },
  };

/**
 * A whole theme from one or two colours, ready to be saved as JSON and worked on: every role's colour in both schemes,
 * a voice, a celebration. Whatever the colours are, every pair of text and ground meets WCAG 2.2 AA.
 *
 * @throws {TypeError} for a brand without a name, a colour that is none or not opaque, or an unknown tone
 */
export function buildTheme({ name, color, accent, tone = 'warm' }: BrandSketch): Theme {
  if (typeof name !== 'string' || !name.trim())
    throw new TypeError('A brand needs a name: write what visitors know it as.');
  if (!Object.hasOwn(manners, tone))
    throw new TypeError(`"${tone}" is no tone: it must be one of ${Object.keys(manners).join(', ')}.`);
  const brand = { color, ...(accent !== undefined && { accent }) };
  const { light, dark } = paletteFrom(brand);
  const tokens = Object.fromEntries(
    (Object.keys(light) as Role[]).map((role) => [
      role,
      light[role] === dark[role] ? light[role] : { light: light[role], dark: dark[role] },
    ]),
  );
  const { look, voice } = manners[tone];
  return {
    name,
    brand: { name },
    look: { ...brand, ...look, tokens },
    voice: { tone, ...voice },
    celebrate: { kind: 'confetti', colors: celebrationColors({ name, look: brand }) },
  };
}
