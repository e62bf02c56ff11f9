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

const styles = [
  'red;background:url(https://evil.example/c)',
  'url(https://evil.example/c)',
  'red}*{background:url(https://evil.example/c)',
  'expression(boom())',
  '@import "https://evil.example/x.css"',
  'var(--x,url(https://evil.example/v))',
  'image-set("https://evil.example/i" 1x)',
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
