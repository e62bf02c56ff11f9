/** Red, green, blue from 0 to 1, and alpha. */
export type Rgb = readonly [red: number, green: number, blue: number, alpha: number];
/** Lightness 0 to 1, chroma 0 to about 0.4, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value));

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const gamma = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

/** A share or number as CSS writes it: `50%`, `.5`; `whole` is what 100 % stands for. NaN if it is neither. */
const amount = (text: string, whole: number) =>
  /^[-+]?(\d+|\d*\.\d+)(e-?\d+)?%?$/i.test(text)
    ? text.endsWith('%')
      ? (parseFloat(text) / 100) * whole
      : parseFloat(text)
    : NaN;

const turns: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };
const degrees = (text: string) => {
  const unit = /(deg|grad|rad|turn)$/i.exec(text)?.[0] ?? '';
  return amount(text.slice(0, text.length - unit.length), NaN) * (turns[unit.toLowerCase()] ?? 1);
};

const fromHsl = (hue: number, saturation: number, lightness: number): number[] =>
  [0, 8, 4].map((n) => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });

/** OKLab matrices: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export function toOklch([red, green, blue]: Rgb): Oklch {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, c), (Math.atan2(c, a) * 180) / Math.PI];
}

function unbounded([lightness, chroma, hue]: Oklch): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The colour itself where screens can show it, else the same hue and lightness with less chroma. */
export function fromOklch([lightness, chroma, hue]: Oklch): Rgb {
  const l = clamp(lightness);
  const fits = (c: number) => unbounded([l, c, hue]).every((channel) => channel > -1e-4 && channel < 1.0001);
  let [low, high] = [0, chroma];
  if (fits(chroma)) low = chroma;
  else
    for (let i = 0; i < 18; i++) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
  const [r, g, b] = unbounded([l, low, hue]).map((channel) => clamp(gamma(clamp(channel)))) as [number, number, number];
  return [r, g, b, 1];
}

/** `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
export const toHex = (rgb: Rgb): string =>
  `#${rgb
    .slice(0, rgb[3] < 1 ? 4 : 3)
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Names and rarer notations, by the browser: a canvas says every sRGB colour back as hex or rgba. No pixel is read. */
function byBrowser(text: string): Rgb | undefined {
  if (typeof document === 'undefined' || !/^(?!currentcolor$)[a-z]+$/i.test(text)) return;
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return;
  // Keeps the last valid value, so two different ones show whether `text` was taken.
  const said = ['#000', '#fff'].map((before) => {
    canvas.fillStyle = before;
    canvas.fillStyle = text;
    return canvas.fillStyle;
  });
  return said[0]?.startsWith('#') && said[0] === said[1] ? parseColor(said[0]) : undefined;
}

/**
 * Reads a colour: hex, `rgb()`, `hsl()`, `oklch()`, and in a browser the names of CSS.
 * Undefined for anything else, such as `var()`, `currentColor` or `url()`.
 */
export function parseColor(value: unknown): Rgb | undefined {
  if (typeof value !== 'string' || value.length > 64) return;
  const text = value.trim();
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1];
  if (hex) {
    const digits = hex.length < 6 ? hex.replace(/./g, '$&$&') : hex;
    const [r, g, b, a = 255] = (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16)) as [
      number,
      number,
      number,
      number?,
    ];
    return [r / 255, g / 255, b / 255, a / 255];
  }
  const [, name, body] = /^(rgb|hsl|oklch)a?\(([^()]*)\)$/i.exec(text) ?? [];
  if (!name || !body) return byBrowser(text);
  const [x = '', y = '', z = '', alpha = '1', more] = body.trim().split(/\s*[,/]\s*|\s+/);
  const a = amount(alpha, 1);
  const kind = name.toLowerCase();
  const channels =
    kind === 'rgb'
      ? [x, y, z].map((channel) => amount(channel, 255) / 255)
      : kind === 'hsl'
        ? fromHsl(degrees(x), clamp(amount(y, 100) / 100), clamp(amount(z, 100) / 100))
        : [...fromOklch([amount(x, 1), Math.max(0, amount(y, 0.4)), degrees(z)])].slice(0, 3);
  if (more !== undefined || ![...channels, a].every(Number.isFinite)) return;
  const [r, g, b] = channels.map((channel) => clamp(channel)) as [number, number, number];
  return [r, g, b, clamp(a)];
}

export const colorRule = 'a colour written as #rrggbb, rgb(), hsl() or oklch()';

const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

const known = (color: string): Rgb => {
  const rgb = parseColor(color);
  if (!rgb) throw new TypeError(`"${color}" is not ${colorRule}.`);
  return rgb;
};

/** WCAG 2 contrast of two opaque colours, 1 to 21. Throws a TypeError for what is no colour. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(known(a)), luminance(known(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/**
 * The shade of `color` (same hue, nearest lightness) that has at least `ratio` against every one of `grounds`, as
 * `#rrggbb`; `color` itself if it has. Where no shade can, black or white, whichever is better.
 */
export function nearestAccessible(color: string, grounds: string | readonly string[], ratio: number): string {
  const all = typeof grounds === 'string' ? [grounds] : grounds;
  const worst = (shade: string) => Math.min(...all.map((ground) => contrast(shade, ground)));
  const start = toHex(known(color));
  if (worst(start) >= ratio) return start;
  const [from, chroma, hue] = toOklch(known(start));
  const found = [0, 1].map((end) => {
    const shade = (distance: number) => toHex(fromOklch([from + (end - from) * distance, chroma, hue]));
    let [low, high] = [0, 1];
    if (worst(shade(1)) < ratio) return { distance: Infinity, shade: shade(1) };
    for (let i = 0; i < 12; i++) {
      const middle = (low + high) / 2;
      if (worst(shade(middle)) >= ratio) high = middle;
      else low = middle;
    }
    return { distance: Math.abs(end - from) * high, shade: shade(high) };
  }) as [{ distance: number; shade: string }, { distance: number; shade: string }];
  const [dark, light] = found;
  if (dark.distance === light.distance) return worst(dark.shade) > worst(light.shade) ? dark.shade : light.shade;
  return dark.distance < light.distance ? dark.shade : light.shade;
}
