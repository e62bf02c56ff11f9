const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * A page's address without the token of a personal link, `?i=`: whoever has it is taken for that person, so it is no
 * part of where something was said. `token` is what the flow has kept of the link, by whatever parameter it came.
 */
export function withoutToken(address: string, token?: unknown): string {
  const isOpen = (parameter: string) =>
    !parameter.startsWith('i=') && !(token && decoded(parameter.slice(parameter.indexOf('=') + 1)) === token);
  const [path = '', ...parts] = address.split(/(?=[?#])/);
  const kept = parts.map((part) => {
    const parameters = part.slice(1).split('&').filter(isOpen).join('&');
    return parameters && part[0]! + parameters;
  });
  return path + kept.join('');
}
