import type { Plugin } from 'vite';

/**
 * What of canvas-confetti is never reached here, and what stands in its place. We hand it a canvas of a size that stays, colours of six digits,
 * shapes with their matrix, and only call it where motion is welcome; a strict policy forbids its worker; every browser that runs the chat
 * has promises, animation frames and paths.
 */
const unused: readonly (readonly [from: RegExp, to: string])[] = [
  [/var canUseWorker = !!\([^;]*;/, 'var canUseWorker = false;'],
  [/var canDrawBitmap = \(function \(\) \{[^]*?\n {2}\}\)\(\);/, ''],
  [/var ModulePromise = [^]*?return null;/, 'return new Promise(func);'],
  [/var bitmapMapper = \(function [^]*?\n {2}\}\)\(canDrawBitmap, new Map\(\)\);/, ''],
  [/var getWorker = \(function \(\) \{[^]*?\n {2}\}\)\(\);/, ''],
  [/typeof requestAnimationFrame === 'function' && typeof cancelAnimationFrame === 'function'/, 'true'],
  [/shapes: \['square', 'circle'\],[^]*?disableForReducedMotion: false,/, ''],
  [/var val = String\(str\)[^]*?if \(val\.length < 6\) \{[^}]*\}/, 'var val = str.slice(1);'],
  [/canUsePaths && fetti\.shape\.type === 'path' && [^{]*\)\) \{/, "fetti.shape.type === 'path') {"],
  [
    /\} else if \(fetti\.shape\.type === 'bitmap'\) \{[^]*?\n {4}\} else if \(fetti\.shape === 'circle'\)/,
    "} else if (fetti.shape === 'circle')",
  ],
  [/context\.ellipse \?\s+(context\.ellipse\([^;]*?\)) :\s+ellipse\([^;]*;/, '$1;'],
  [/(context\.clearRect\(0, 0, size\.width, size\.height\);\s+)bitmapMapper\.clear\(\);/, '$1'],
  [/if \(isWorker && [^{]*\{[^}]*\}/, ''],
  [/if \(!size\.width && !size\.height\) \{[^}]*\}/, ''],
  [/canvas: canvas,\s+promise/, 'promise'],
  [/var isLibCanvas = !canvas;/, 'var isLibCanvas = false;'],
  [/var allowResize = [^;]*;/, 'var allowResize = false;'],
  [/var globalDisableForReducedMotion = [^;]*;/, ''],
  [/var worker = shouldUseWorker \? getWorker\(\) : null;/, 'var worker = null;'],
  [/var preferLessMotion = [^;]*;/, ''],
  [/var disableForReducedMotion = [^]*?\n {6}\}/, ''],
  [
    /function shapeFromPath\(pathData\) \{[^]*?\n {2}\}/,
    "function shapeFromPath(pathData) { return { type: 'path', path: pathData.path, matrix: pathData.matrix }; }",
  ],
  [/module\.exports = function\(\) \{[^]*?module\.exports\.reset = function\(\) \{[^}]*\};/, 'module.exports = {};'],
  [/module\.exports\.shapeFromText = shapeFromText;/, ''],
  [/\}\(\(function \(\) \{[^]*?\}\)\(\), module, false\)\);/, '}(0, module));'],
  [/export var create = [^;]*;/, ''],
];

/** canvas-confetti's source without what is never reached. Throws where it is not the source that this was written for. */
export function pruneConfetti(code: string): string {
  return unused.reduce((left, [from, to]) => {
    if (!from.test(left))
      throw new Error(
        `canvas-confetti has changed: ${String(from)} is not in it. Look at what is new, and at build/prune-confetti.ts.`,
      );
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
