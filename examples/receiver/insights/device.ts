/** phone, tablet or computer, by what a browser says of itself. The sentence itself is kept nowhere. */
export function deviceKind(userAgent: string): string | null {
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  if (/Mobi|iPhone|iPod|Android/i.test(userAgent)) return 'phone';
  return /Windows|Macintosh|Linux|CrOS|X11/i.test(userAgent) ? 'computer' : null;
}
