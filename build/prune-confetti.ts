import type { Plugin } from 'vite';

/**
 * What of canvas-confetti is never reached here, and what stands in its place: the worker (a strict policy forbids it), the shared
 * default cannon over the whole page, shapes from text, and ways around what every browser has that runs the chat.
 */
const unused: readonly (readonly [from: RegExp, to: string])[] = [
  [/var canUseWorker = !!\([^;]*;/, 'var canUseWorker = false;'],
  [/var canDrawBitmap = \(function \(\) \{[^]*?\n {2}\}\)\(\);/, ''],
  [/var bitmapMapper = \(function [^]*?\n {2}\}\)\(canDrawBitmap, new Map\(\)\);/, ''],
  [/var getWorker = \(function \(\) \{[^]*?\n {2}\}\)\(\);/, ''],
  [/\} else if \(fetti\.shape\.type === 'bitmap'\) \{[^]*?\n {4}\} else if \(fetti\.shape === 'circle'\)/, "} else if (fetti.shape === 'circle')"],
  [/context\.ellipse \?\s+(context\.ellipse\([^;]*?\)) :\s+ellipse\([^;]*;/, '$1;'],
  [/(context\.clearRect\(0, 0, size\.width, size\.height\);\s+)bitmapMapper\.clear\(\);/, '$1'],
  [/if \(isWorker && [^{]*\{[^}]*\}/, ''],
  [/var worker = shouldUseWorker \? getWorker\(\) : null;/, 'var worker = null;'],
  [/module\.exports = function\(\) \{[^]*?module\.exports\.reset = function\(\) \{[^}]*\};/, 'module.exports = {};'],
  [/module\.exports\.shapeFromText = shapeFromText;/, ''],
];

/** canvas-confetti's source without what is never reached. Throws where it is not the source that this was written for. */
export function pruneConfetti(code: string): string {
  return unused.reduce((left, [from, to]) => {
    if (!from.test(left)) throw new Error(`canvas-confetti has changed: ${String(from)} is not in it. Look at what is new, and at build/prune-confetti.ts.`);
    return left.replace(from, to);
  }, code);
}

/** Vite plugin of the script-tag builds. */
export function pruneConfettiPlugin(): Plugin {
  return {
    name: 'prune-confetti',
    transform(code, id) {
      return id.includes('canvas-confetti') ? { code: pruneConfetti(code), map: null } : null;
    },
  };
}
