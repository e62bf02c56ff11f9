/**
 * An address as the browser's own parser reads it, if it is safe to follow: http, https, mailto or tel. Else `undefined`.
 * Never rely on how an address looks: blanks, tabs and case are the parser's business.
 */
export function safeUrl(address: string | undefined, schemes = /^(https?|mailto|tel):$/): URL | undefined {
  try {
    const url = new URL(address ?? '', document.baseURI);
    return address && schemes.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** A picture's address: of the web, or inside the flow itself. */
export const picture = (address: string | undefined) => safeUrl(address, /^(https?|data|blob):$/)?.href;
