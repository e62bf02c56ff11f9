/*
 * Words that would run, load or lead somewhere if anything on the way read them as more than words. `boom` tells that one has run; nothing
 * may ever be asked of evil.example.
 */

const scripts = ['javascript:boom()', 'vbscript:boom()', 'data:text/html,<script>boom()</script>'];

/** The same address, written as filters have been fooled before. */
const disguised = [
  'JaVaScRiPt:boom()',
  ' javascript:boom()',
  '\u0001javascript:boom()',
  'java\nscript:boom()',
  'java\tscript:boom()',
  'javascript\u200b:boom()',
  'javascript://%0aboom()',
  'javascript:boom()//https://shop.example/',
  'jav&#x61;script:boom()',
  'data:text/html;base64,PHNjcmlwdD5ib29tKCk8L3NjcmlwdD4=',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="boom()"/>',
  'blob:https://evil.example/1',
  'file:///etc/passwd',
];

const elements = [
  '<script>boom()</script>',
  '<img src=x onerror=boom()>',
  '<svg onload=boom()>',
  '<iframe srcdoc="<script>boom()</script>">',
  '<style>*{background:url(https://evil.example/s)}</style>',
  '</style><script>boom()</script>',
  '</script><script>boom()</script>',
  '</textarea><img src=x onerror=boom()>',
  '" onfocus="boom()" autofocus x="',
  "' onmouseover='boom()' style='position:fixed;inset:0",
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<a href="javascript:boom()">press</a>',
  '<details open ontoggle=boom()>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=boom()>',
];

const marks = [
  '[x](javascript:boom())',
  '![x](https://evil.example/pixel.gif)',
  '[x][1]\n\n[1]: javascript:boom()',
  '- <img src=x onerror=boom()>\n- two',
  '`</code><script>boom()</script>`',
  '{__proto__.x}{constructor.name}',
  '${boom()}{{boom()}}',
];

/** Values of a style that would ask for something, or leave their place. */
export const styles = [
  'red;background:url(https://evil.example/c)',
  'url(https://evil.example/c)',
  'red}*{background:url(https://evil.example/c)',
  'expression(boom())',
  '@import "https://evil.example/x.css"',
  'var(--x,url(https://evil.example/v))',
  'image-set("https://evil.example/i" 1x)',
];

/** More of them, for themes, where a style may stand. */
export const themeStyles = [
  'var(--x, url("https://evil.example/v"))',
  'VAR(--x,URL(https://evil.example/v))',
  'var(--x,var(--y,url(https://evil.example/v)))',
  'v\\61r(--x,url(https://evil.example/v))',
  'var(--x,image-set("https://evil.example/i" 1x))',
  'url(https://evil.example/b) center/cover no-repeat #fff',
  '#fff url(https://evil.example/b)',
  '#fff;position:fixed;inset:0',
  'env(x,url(https://evil.example/e))',
  'color-mix(in srgb,var(--x,url(https://evil.example/m)),red)',
  'light-dark(url(https://evil.example/l),#fff)',
  'cross-fade(url(https://evil.example/f),#fff)',
  '-webkit-image-set(url(https://evil.example/i) 1x)',
  'paint(evil)',
  'element(#evil)',
  'attr(data-x url)',
  'inherit',
  'currentcolor',
  'linear-gradient(#fff,url(https://evil.example/g))',
  'linear-gradient(var(--x,url(https://evil.example/g)),#fff)',
  '/x").foo{}*{background:url("https://evil.example/x',
];

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  'a.svg" onload="boom()',
];

const invisible = [
  '\u202e<img src=x onerror=boom()>',
  '\u2066\u200bjavascript:boom()\u2069',
  'a\u0000<svg onload=boom()>',
  '\ufeff\u200d',
];

/** As much as a megabyte of it. */
export const LONG = '<img src=x onerror=boom()> '.repeat(40_000);

export const hostile: readonly string[] = [
  ...scripts,
  ...disguised,
  ...elements,
  ...marks,
  ...styles,
  ...names,
  ...invisible,
];

/** Colours stand where figures of the format do, which are filled in every other time. */
export const isStyle = (words: string): boolean => /url|expression|import|image-set/.test(words);
/** Those that are read as they stand, wherever they are shown. */
export const isWordy = (words: string): boolean => /^<[a-z]/.test(words);
