import type { Plugin } from 'vite';

/** From the method that draws an SVG to the end of the class: it writes the drawing down by a property that could also set HTML. */
const TO_SVG = /\n {2}toSVG\(\{[^]*?return svg\.outerHTML;\n {2}\}/;
const CALL = /case "image\/svg\+xml":[^]*?(?=\n {6}default:)/;

/** signature_pad's source without SVG, which is never asked for. Throws where it is not the source that this was written for. */
export function pruneSignaturePad(code: string): string {
  for (const from of [TO_SVG, CALL])
    if (!from.test(code))
      throw new Error(
        `signature_pad has changed: ${String(from)} is not in it. Look at what is new, and at build/prune-signature-pad.ts.`,
      );
  return code.replace(TO_SVG, '').replace(CALL, '');
}

/** Vite plugin of the script-tag builds. */
export function pruneSignaturePadPlugin(): Plugin {
  return {
    name: 'prune-signature-pad',
    transform(code, id) {
      return id.includes('signature_pad') ? { code: pruneSignaturePad(code), map: null } : null;
    },
  };
}
