const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

/** Relative luminance as WCAG 2 has it. */
const luminance = (hex: string): number => {
  const [r, g, b] = channels(hex).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

export const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
};

const mix = (hex: string, other: string, share: number): string =>
  `#${channels(hex)
    .map((part, n) => Math.round((part * (1 - share) + channels(other)[n]! * share) * 255))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;

/** The colour of text that is easiest to read on a ground. */
export const textOn = (ground: string): string =>
  contrast(ground, '#ffffff') >= contrast(ground, '#101418') ? '#ffffff' : '#101418';

/** The colour, moved towards `other` until it stands out from the ground as text must. */
export function readableOn(ground: string, color: string, other: string): string {
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = mix(color, other, share);
    if (contrast(mixed, ground) >= 4.5) return mixed;
  }
  return other;
}

/** The colour, lighter in the same hue until it stands out from a dark ground. */
export function lightened(ground: string, color: string): string {
  const [r, g, b] = channels(color) as [number, number, number];
  const high = Math.max(r, g, b);
  const low = Math.min(r, g, b);
  const gray = high === low;
  const middle = (high + low) / 2;
  const saturation = gray ? 0 : (high - low) / (1 - Math.abs(2 * middle - 1));
  const sector = gray
    ? 0
    : high === r
      ? (g - b) / (high - low)
      : high === g
        ? (b - r) / (high - low) + 2
        : (r - g) / (high - low) + 4;
  const withLightness = (lightness: number) => {
    const reach = saturation * Math.min(lightness, 1 - lightness);
    const part = (n: number) => {
      const k = (n + sector * 2 + 24) % 12;
      return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    };
    return `#${[part(0), part(8), part(4)]
      .map((each) =>
        Math.round(each * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  };
  for (let lightness = middle; lightness < 1; lightness += 0.02) {
    const lighter = withLightness(lightness);
    if (contrast(lighter, ground) >= 4.5) return lighter;
  }
  return '#ffffff';
}
