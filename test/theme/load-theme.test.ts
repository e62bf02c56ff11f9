import { expect } from '@open-wc/testing';
import type { Http, HttpReply } from '../../src/shared/ports.ts';
import { loadTheme } from '../../src/theme/load-theme.lazy.ts';
import { readTheme } from '../../src/theme/read-theme.lazy.ts';

const base = 'https://cdn.example/chat/smoc-chat.js';
const page = 'https://shop.example/vip/';

/** A server with these files; keeps the addresses that were asked for. */
function server(files: Record<string, string | number>) {
  const asked: string[] = [];
  const http: Http = (address) => {
    asked.push(address);
    const file = files[address] ?? 404;
    if (file === 0) return Promise.reject(new TypeError('network'));
    const reply: HttpReply = {
      status: typeof file === 'number' ? file : 200,
      ok: typeof file === 'string',
      redirected: false,
      header: () => null,
      text: () => Promise.resolve(String(file)),
    };
    return Promise.resolve(reply);
  };
  return { asked, options: { base, page, http } };
}
const file = JSON.stringify({
  name: 'Fjord',
  brand: { name: 'Fjord', logo: 'fjord/logo.svg', bot: { name: 'Liv', avatar: './fjord/liv.svg' } },
});

describe('loadTheme', () => {
  it('finds a preset by its name, beside the script', async () => {
    const { asked, options } = server({ 'https://cdn.example/chat/themes/fjord.json': file });
    const { theme, problems } = await loadTheme('fjord', options);
    expect(asked).to.deep.equal(['https://cdn.example/chat/themes/fjord.json']);
    expect(problems).to.deep.equal([]);
    expect(theme?.name).to.equal('Fjord');
  });

  it('finds a file by its address, counted from the page', async () => {
    const { asked, options } = server({ 'https://shop.example/brand/fjord.json': file });
    expect((await loadTheme('../brand/fjord.json', options)).theme?.name).to.equal('Fjord');
    expect(asked).to.deep.equal(['https://shop.example/brand/fjord.json']);
  });

  it('counts the addresses in a file from that file', async () => {
    const { options } = server({ 'https://cdn.example/chat/themes/fjord.json': file });
    const { theme } = await loadTheme('fjord', options);
    expect(theme?.brand?.logo).to.equal('https://cdn.example/chat/themes/fjord/logo.svg');
    expect(theme?.brand?.bot?.avatar).to.equal('https://cdn.example/chat/themes/fjord/liv.svg');
  });

  it('takes the theme itself, and asks for nothing', async () => {
    const { asked, options } = server({});
    const { theme } = await loadTheme({ name: 'Own', brand: { name: 'Own', logo: 'logo.png' } }, options);
    expect(theme?.brand?.logo).to.equal('https://shop.example/vip/logo.png');
    expect(asked).to.deep.equal([]);
  });

  const failures: [string, unknown, Record<string, string | number>, RegExp][] = [
    [
      'a missing preset',
      'fjrod',
      {},
      /"fjrod" was not found at https:\/\/cdn\.example\/chat\/themes\/fjrod\.json \(status 404\)\. A name stands for themes\/NAME\.json/,
    ],
    ['a dead line', 'fjord', { 'https://cdn.example/chat/themes/fjord.json': 0 }, /could not be fetched from .*CORS/],
    [
      'a page in place of a file',
      'https://x.example/a',
      { 'https://x.example/a': '\n<!doctype html>' },
      /at https:\/\/x\.example\/a is an HTML page\. A name stands for themes\/NAME\.json.* With a bundler import it/,
    ],
    [
      'a file that is cut off',
      'https://x.example/a',
      { 'https://x.example/a': '{"name": ' },
      /at https:\/\/x\.example\/a is not JSON\. .*JSON/,
    ],
    [
      'an endless file',
      'https://x.example/a',
      { 'https://x.example/a': `"${'x'.repeat(200_000)}"` },
      /200002 characters; 200000 are allowed/,
    ],
    ['an address without encryption', 'http://x.example/a.json', {}, /neither the name of a preset nor an address/],
    ['a script address', 'javascript:alert(1)', {}, /neither the name/],
    ['a way out of the folder', '..', {}, /was not found at https:\/\/shop\.example\//],
    ['a list', [], {}, /A theme must be an object/],
    ['nothing', null, {}, /A theme must be an object/],
    ['a number in a file', 'https://x.example/a', { 'https://x.example/a': '7' }, /A theme must be an object/],
  ];
  for (const [what, theme, files, message] of failures) {
    it(`says what is wrong with ${what}, and goes on without a theme`, async () => {
      const loaded = await loadTheme(theme, server(files).options);
      expect(loaded.theme).to.equal(undefined);
      expect(loaded.problems).to.have.length(1);
      expect(loaded.problems.map(({ message, hint }) => `${message} ${hint}`)[0]).to.match(message);
    });
  }
});

describe('readTheme', () => {
  const read = (theme: unknown) => readTheme(theme, page);
  const whole = {
    $schema: 'x',
    note: 'for us',
    name: 'Fjord',
    brand: { name: 'Fjord', contact: 'mailto:hi@fjord.example', bot: { name: 'Liv' } },
    look: { color: '#123' },
    voice: {
      tone: 'formal',
      emoji: 'none',
      pace: 'calm',
      words: { nl: { send: 'Stuur' }, 'nl~formal': { send: 'Verzend' } },
    },
    celebrate: { kind: 'hearts', colors: ['#f00', 'gold'], shape: 'M12 2 L22 22 H2 Z' },
  };

  it('keeps a whole theme as it is', () => {
    const { theme, problems } = read(whole);
    expect(problems).to.deep.equal([]);
    const { $schema: _, note: __, ...rest } = whole;
    expect(theme).to.deep.equal(rest);
  });

  it('is happy with next to nothing', () => {
    expect(read({})).to.deep.equal({ theme: { name: '' }, problems: [] });
  });

  const bad: [token: string, theme: unknown][] = [
    ['colour', { colour: 'red' }],
    ['name', { name: 7 }],
    ['brand', { brand: 'Fjord' }],
    ['brand.name', { brand: {} }],
    ['brand.name', { brand: { name: ' ' } }],
    ['brand.bot.name', { brand: { name: 'F', bot: { avatar: 'a.png' } } }],
    ['brand.slogan', { brand: { name: 'F', slogan: 'x' } }],
    ['brand.logo', { brand: { name: 'F', logo: 'javascript:alert(1)' } }],
    ['brand.logo', { brand: { name: 'F', logo: 'data:text/html,x' } }],
    ['brand.logo', { brand: { name: 'F', logo: 'http://x.example/a.png' } }],
    ['brand.logo', { brand: { name: 'F', logo: 'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+' } }],
    ['brand.logo', { brand: { name: 'F', logo: '//user:pw@x.example/a.png' } }],
    ['brand.logo', { brand: { name: 'F', logo: '' } }],
    ['brand.bot.avatar', { brand: { name: 'F', bot: { name: 'L', avatar: 'blob:https://x/1' } } }],
    ['brand.contact', { brand: { name: 'F', contact: 'data:image/png,x' } }],
    ['brand.contact', { brand: { name: 'F', contact: 'javascript:1' } }],
    ['look', { look: 'dark' }],
    ['voice.emoji', { voice: { emoji: 'lots' } }],
    ['voice.tone', { voice: { tone: {} } }],
    ['voice.words', { voice: { words: ['x'] } }],
    ['voice.words.nl', { voice: { words: { nl: 'x' } } }],
    ['voice.words.en.send', { voice: { words: { en: { send: 4 } } } }],
    ['voice.words.en.send', { voice: { words: { en: { send: 'x'.repeat(401) } } } }],
    ['voice.words.english!', { voice: { words: { 'english!': {} } } }],
    ['celebrate.colors', { celebrate: { colors: ['#f00', 'url(x)'] } }],
    ['celebrate.colors', { celebrate: { colors: 'red' } }],
    ['celebrate.shape', { celebrate: { shape: 'url(#x)' } }],
    ['celebrate.shape', { celebrate: { shape: `M${'1 '.repeat(9000)}` } }],
  ];
  for (const [token, theme] of bad) {
    it(`names ${token} in ${JSON.stringify(theme).slice(0, 60)}, and uses the rest`, () => {
      const { theme: kept, problems } = read({ celebrate: { kind: 'stars' }, ...(theme as object) });
      expect(problems.map((problem) => problem.token)).to.deep.equal([token]);
      expect(problems[0]?.message).to.include(token);
      expect(JSON.stringify(kept)).not.to.match(/javascript|text\/html|url\(|onload|user:pw/);
    });
  }

  it('keeps poisoned keys out', () => {
    const { theme } = read(
      JSON.parse(
        '{"__proto__": {"polluted": 1}, "voice": {"words": {"__proto__": {"send": "x"}, "en": {"__proto__": "x", "constructor": "y"}}}}',
      ),
    );
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect((theme as unknown as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect(Object.getPrototypeOf(theme)).to.equal(Object.prototype);
  });

  it('takes a drawing without scripts as a data address', () => {
    const logo =
      'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Cpath d=%22M0 0h9v9z%22 fill=%22url(%23a)%22/%3E%3C/svg%3E';
    expect(read({ brand: { name: 'F', logo } }).problems).to.deep.equal([]);
  });
});
