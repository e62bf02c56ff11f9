import type { Role } from './pairs.ts';
import type { Look, Theme, ThemeProblem } from './theme.ts';
import { own } from '../shared/json.ts';
import { contrast, nearestAccessible, parseColor, toHex } from './color.lazy.ts';
import { paletteFrom } from './palette.lazy.ts';
import { readLook } from './read-look.lazy.ts';
import { readTheme } from './read-theme.lazy.ts';

/** Stands for the file's own address, from which relative ones start. */
const SOMEWHERE = 'https://theme.invalid/';

/** Where designers expect a brand colour as it is: with white text on it, or as a text itself. */
const uses: readonly { readonly brand: 'color' | 'accent'; readonly ground: Role; readonly text: Role }[] = [
  { brand: 'color', ground: 'header-ground', text: 'header-text' },
  { brand: 'color', ground: 'own-ground', text: 'own-text' },
  { brand: 'accent', ground: 'button-ground', text: 'button-text' },
];

/**
 * Brand colours that cannot do what is expected of them in the scheme that they were chosen for, and the nearest that can. A theme that names
 * the role's colours itself has settled the matter.
 */
function brandProblems(look: Look): ThemeProblem[] {
  const scheme = look.scheme === 'dark' ? 'dark' : 'light';
  const { color: said, accent = said } = look;
  const [color, link] = [said, accent].map(value => {
    const rgb = parseColor(value);
    return rgb?.[3] === 1 ? toHex(rgb) : undefined;
  });
  if (!color || !link) return [];
  const palette = paletteFrom({ color, accent: link })[scheme];
  // Unchecked: a token may be anything, and may stand bare beside the rest of the look.
  const tokens: [string, unknown][] = Object.entries({ ...look, ...look.tokens });
  const chosen = (role: Role) => tokens.some(([name, value]) => name.replace(/^--smoc-/, '') === role && (typeof value === 'string' || own(value, scheme) !== undefined));
  const problems: ThemeProblem[] = [];
  const add = (brand: 'color' | 'accent', cannot: string, had: number, role: Role, nearest: string, cure: string) => {
    const token = `look.${look.accent === undefined ? 'color' : brand}`;
    if (problems.some(problem => problem.token === token && problem.message.includes(cannot))) return;
    const used = palette[role];
    problems.push({
      code: 'brand-color', severity: 'warning', token, value: brand === 'color' ? said : accent, used,
      message: `${token} ${brand === 'color' ? color : link} ${cannot}: ${had.toFixed(2)}:1, needs 4.5:1. ${used} is used as ${role}.`,
      hint: `${nearest} is the nearest shade that can. ${cure}`,
    });
  };
  for (const { brand, ground, text } of scheme === 'light' ? uses : []) {
    const shade = brand === 'color' ? color : link;
    if (chosen(ground) || chosen(text) || palette[text] === '#ffffff') continue;
    add(brand, 'cannot carry white text', contrast('#ffffff', shade), text, nearestAccessible(shade, '#ffffff', 4.5), `To keep the colour, settle the text on it: look.tokens.${text}.`);
  }
  const grounds = [palette.ground, palette['bot-ground'], palette['field-ground']];
  const had = Math.min(...grounds.map(ground => contrast(link, ground)));
  if (had < 4.5 && !chosen('link')) {
    add('accent', `cannot be read as a link in the ${scheme} scheme`, had, 'link', nearestAccessible(link, grounds, 4.5), 'To keep the colour elsewhere, settle the links: look.tokens.link.');
  }
  return problems;
}

/**
 * Everything that is wrong with a theme, and how to mend it: what a chat would leave out or replace, and besides which brand colour cannot
 * be read where it is expected, with the nearest that can. Pure; an empty list is a theme that is used exactly as it stands.
 *
 * @param value the theme as JSON gave it, unchecked
 */
export function themeProblems(value: unknown): ThemeProblem[] {
  const { theme, problems } = readTheme(value, SOMEWHERE);
  const look: Theme['look'] = theme?.look;
  return [...problems, ...look ? [...readLook(look, SOMEWHERE).problems, ...brandProblems(look)] : []];
}
