export const canonicalTag = (t: string) => {
  try {
    return Intl.getCanonicalLocales(t.replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
};
