import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';
import { walkThrough, type Walk } from './whole-conversation.ts';

/*
 * Pages whose script libraries have changed what the language and the browser have built in: the libraries themselves, and below what their
 * other versions and other scripts do. A visitor gets the same conversation, and the endpoint the same results, as on a clean page.
 */

/** Prototype 1.6 and 1.7, which Magento 1 has on every page. */
const prototype = `(function () {
var toArray = function (from) {
  if (!from) return [];
  if ('toArray' in Object(from)) return from.toArray();
  var length = from.length || 0, found = new Array(length);
  while (length--) found[length] = from[length];
  return found;
};
Array.from = toArray;
var own = {
  each: function (f) { for (var i = 0; i < this.length; i++) f(this[i], i); return this; },
  toArray: function () { return [].concat(this); }, entries: function () { return [].concat(this); },
  include: function (x) { return this.indexOf(x) >= 0; }, member: function (x) { return this.indexOf(x) >= 0; },
  without: function () { var all = toArray(arguments); return this.filter(function (x) { return all.indexOf(x) < 0; }); },
  first: function () { return this[0]; }, last: function () { return this[this.length - 1]; }, clone: function () { return [].concat(this); },
  reduce: function () { return this.length > 1 ? this : this[0]; }, size: function () { return this.length; },
  inspect: function () { return '[' + this.join(', ') + ']'; },
  toJSON: function () { return '[' + this.map(function (x) { return Object.toJSON(x); }).join(', ') + ']'; }
};
for (var name in own) Array.prototype[name] = own[name];
String.prototype.toJSON = function () { return '"' + this.replace(/"/g, '\\\\"') + '"'; };
Number.prototype.toJSON = function () { return isFinite(this) ? this.toString() : 'null'; };
Date.prototype.toJSON = function () { return '"' + this.getUTCFullYear() + '"'; };
String.prototype.startsWith = function (start) { return this.lastIndexOf(start, 0) === 0; };
Object.toJSON = function (value) { return typeof value === 'object' ? JSON.stringify(value) : String(value); };
Object.values = function (of) { var found = []; for (var name in of) found.push(of[name]); return found; };
Function.prototype.bind = function (to) { var f = this, given = toArray(arguments).slice(1); return function () { return f.apply(to, given.concat(toArray(arguments))); }; };
var helpers = {
  remove: function () { this.parentNode.removeChild(this); return this; }, update: function (text) { this.textContent = text; return this; },
  toggle: function () { this.hidden = !this.hidden; return this; }, show: function () { this.hidden = false; return this; },
  hide: function () { this.hidden = true; return this; }, scrollTo: function () { window.scrollTo(0, this.offsetTop); return this; },
  empty: function () { return !this.textContent.trim(); }, select: function (css) { return this.querySelectorAll(css); },
  getValue: function () { return this.value; }, clear: function () { this.value = ''; return this; }, next: function () { return this.nextElementSibling; }
};
for (var name in helpers) Element.prototype[name] = HTMLElement.prototype[name] = helpers[name];
window.Element = function (tag) { return document.createElement(tag); };
window.Form = {}; window.Field = {}; window.Template = function () {}; window.$ = function (id) { return document.getElementById(id); };
})();`;

/** MooTools 1.2 to 1.5, which old templates of Joomla have. */
const mooTools = `(function () {
Array.from = function (item) { return item == null ? [] : typeof item.length === 'number' && typeof item !== 'string' ? [].slice.call(item) : [item]; };
Array.prototype.include = function (x) { if (this.indexOf(x) < 0) this.push(x); return this; };
Array.prototype.contains = function (x) { return this.indexOf(x) >= 0; };
Array.prototype.empty = function () { this.length = 0; return this; };
String.prototype.contains = function (x, by) { return by ? (by + this + by).indexOf(by + x + by) > -1 : String(this).indexOf(x) > -1; };
String.prototype.clean = function () { return this.trim(); };
Number.prototype.limit = function (a, b) { return Math.min(b, Math.max(a, this)); };
Function.prototype.extend = function (with_) { for (var name in with_) this[name] = with_[name]; return this; };
var NativeElement = window.Element;
window.Element = function Element(tag) { return document.createElement(tag); };
window.Element.prototype = NativeElement.prototype;
window.Event = function Event(event) { this.event = event; };
window.Document = function Document() {}; window.Window = function Window() {};
window.Request = function () {}; window.Cookie = {}; window.Hash = function () {}; window.Class = function () {};
var natives = { stringify: JSON.stringify, parse: JSON.parse };
window.JSON = { encode: natives.stringify, decode: natives.parse, parse: natives.parse, stringify: natives.stringify };
var helpers = {
  get: function (name) { return this.getAttribute(name); }, set: function (name, value) { this.setAttribute(name, value); return this; },
  contains: function (other) { return other !== this && !!(this.compareDocumentPosition(other) & 16); },
  erase: function () { return this; }, dispose: function () { return this.parentNode ? this.parentNode.removeChild(this) : this; },
  empty: function () { this.textContent = ''; return this; }, scrollTo: function (x, y) { this.scrollLeft = x; this.scrollTop = y; return this; },
  toggle: function () { return this; }, match: function (css) { return this.matches(css); }, getElements: function (css) { return this.querySelectorAll(css); }
};
for (var name in helpers) NativeElement.prototype[name] = HTMLElement.prototype[name] = helpers[name];
Date.parse = function (text) { return new Date(text); };
})();`;

/** A writer of JSON from the time before browsers had one, a date library, polyfills, and what a shop's own scripts do. */
const others = `(function () {
JSON.stringify = (function (native) { return function (value) {
  var unwrap = function (x) { return x && typeof x.toJSON === 'function' ? x.toJSON() : x; };
  return native(Array.isArray(value) ? value.map(unwrap) : unwrap(value));
}; })(JSON.stringify);
String.prototype.toJSON = function () { return 'text: ' + this; };
Array.from = function (x) { return [...x]; };
Array.prototype.remove = function (x) { return this.splice(this.indexOf(x), 1); };
Object.prototype.clone = function () { return Object.assign({}, this); };
Object.prototype.edition = 2; Object.prototype.shop = { open: true };
Object.prototype.cache = {}; Object.prototype.mode = 'sale';
Element.prototype.remove = function () { this.parentElement.removeChild(this); };
delete Promise.prototype.finally;
Date.prototype.toISOString = function () { return '"' + this.getUTCFullYear() + '"'; };
Date.prototype.toLocaleString = function () { return this.getDate() + '.' + this.getMonth(); };
Number.prototype.toLocaleString = function () { return String(this); };
Date.parse = function (text) { return /T/.test(text) ? null : new Date(text); };
delete Date.now;
window.Date = class Date extends window.Date {};
window.fetch = (function (native) { return function (address, options) {
  options = options || {};
  if (options.hasOwnProperty('body') && typeof options.body !== 'string') throw new TypeError('no text');
  return native.call(this, String(address), options).then(function (reply) { return reply; });
}; })(window.fetch);
window.Document = function () {};
(function (native) {
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
    get: function () { return Object.freeze([...native.get.call(this)]); }, set: function (sheets) { native.set.call(this, sheets); }, configurable: true
  });
})(Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets'));
})();`;

const published = (name: string) => readFileSync(new URL(`libraries/${name}.js`, import.meta.url), 'utf8');

const libraries = {
  'Prototype 1.7.3': published('prototype-1.7.3'),
  'MooTools 1.4.5': published('mootools-core-1.4.5'),
  'what older and newer Prototypes do': prototype,
  'what other MooTools do': mooTools,
  'polyfills and date libraries': others,
};

describe('a page with old script libraries', () => {
  let browser: Browser, site: StaticHost, clean: Walk;
  const script = '<script type="module" src="/cdn/smoc-chat.js"></script>';
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': fileURLToPath(new URL('../../../dist/cdn/', import.meta.url)) }));
    clean = await walkThrough(browser, site, { script });
  });

  it('is compared with a page on which all arrives and nothing goes wrong', () => {
    assert.deepEqual(clean.wrong, []);
    assert.deepEqual(Object.keys(clean.sent).sort(), [
      'flow.completed start/13',
      'flow.started start/1',
      'form.submitted start/12',
      'form.submitted start/6',
      'goal.completed start/7',
      'handover.requested start/10',
      'lookup',
    ]);
  });

  for (const [name, library] of Object.entries(libraries)) {
    const tag = `<script src="/library.js"></script>`;
    const put = () => site.pages.set('/library.js', [library]);
    it(`with ${name} above the chat shows and sends the same`, async () => {
      put();
      assert.deepEqual(await walkThrough(browser, site, { before: tag, script }), clean);
    });

    it(`with ${name} once the chat's script has run shows and sends the same`, async () => {
      put();
      const late = `<script type="module">
        await customElements.whenDefined('smoc-chat');
        document.head.append(Object.assign(document.createElement('script'), { src: '/library.js' }));
      </script>`;
      assert.deepEqual(await walkThrough(browser, site, { after: late, script, mode: 'bubble' }), clean);
    });
  }

  it('shows and sends the same in the text of the page, by the one-file build', async () => {
    const file = '<script src="/cdn/smoc-chat.iife.js" defer></script>';
    const walk = (before: string) => walkThrough(browser, site, { before, script: file, mode: 'inline' });
    const inline = await walk('');
    assert.deepEqual(inline.sent, clean.sent);
    for (const library of Object.values(libraries)) {
      site.pages.set('/library.js', [library]);
      assert.deepEqual(await walk('<script src="/library.js"></script>'), inline);
    }
  });
});
