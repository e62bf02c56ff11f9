// Makes the pictures of all brands side by side, light above dark:   node test/tools/brand-sheet.mjs [folder]   (build first)
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArgs, requireBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = process.argv[2] ?? join(root, 'examples/screenshots');
const brands = readdirSync(join(root, 'themes'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -5));

/** One conversation, told by each brand in its own tone: on a phone as it opens, on a desktop with its form. */
const flow = {
  flow: 'brands',
  language: 'en',
  parts: {
    start: [
      'Hello, and welcome! 👋 Our evening for friends of the house is on 4 March.',
      {
        ask: 'Shall I keep a place for you?',
        options: [
          { label: 'Yes please', then: 'join' },
          { label: 'What happens there?', then: 'join' },
          { label: 'Another time', then: 'join' },
        ],
      },
    ],
    join: [
      {
        ask: 'Wonderful ✨ Two lines, and you are on the list. [How we keep your data](https://example.com)',
        fields: [
          { as: 'name', label: 'First name' },
          { as: 'mail', label: 'E-mail', type: 'email' },
        ],
        button: 'Put me on the list',
      },
    ],
  },
  texts: {
    'en~playful': {
      'Hello, and welcome! 👋 Our evening for friends of the house is on 4 March.':
        'Oi oi! 👋 On 4 March we throw a party for our favourite humans. That’s you.',
      'Shall I keep a place for you?': 'Are you in? 🕺',
      'Yes please': 'Obviously! 🎉',
      'What happens there?': 'Is there cake?',
      'Another time': 'Nah, busy',
      'Wonderful ✨ Two lines, and you are on the list. [How we keep your data](https://example.com)':
        'Yesss! 🥳 Two boxes and you’re in. [What we do with your data](https://example.com)',
      'First name': 'Your name',
      'Put me on the list': 'Let me in!',
    },
    'en~formal': {
      'Hello, and welcome! 👋 Our evening for friends of the house is on 4 March.':
        'Good afternoon. It is our pleasure to invite you to an evening at our house on Thursday 4 March.',
      'Shall I keep a place for you?': 'May we reserve a place in your name?',
      'Yes please': 'Yes, with pleasure',
      'What happens there?': 'I should like to know more',
      'Another time': 'I regret, not this time',
      'Wonderful ✨ Two lines, and you are on the list. [How we keep your data](https://example.com)':
        'Thank you. We kindly ask you for the particulars below. [How we protect your data](https://example.com)',
      'First name': 'Given name',
      'Put me on the list': 'Confirm',
    },
  },
};

/** All brands in both schemes, each chat of the same size. */
const sheet = (width, height) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Brands</title>
<style>body{margin:0;background:#8d929c;display:grid;grid-template-columns:repeat(${brands.length},${width}px);gap:20px;padding:20px;inline-size:max-content}
smoc-chat{display:block;block-size:${height}px}</style>
<script type="module">
import '/cdn/smoc-chat.js';
for (const scheme of ['light', 'dark']) for (const theme of ${JSON.stringify(brands)}) {
  const chat = document.createElement('smoc-chat');
  document.body.append(Object.assign(chat, { theme, scheme, pace: 'instant', keep: 'nothing', flow: { ...${JSON.stringify(flow)}, flow: 'brands-' + theme + scheme } }));
}
</script></html>`;

const sizes = { phone: [390, 560], desktop: [520, 640] };
const types = { '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' };
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, 'http://x').pathname);
  const size = sizes[path.slice(1)];
  try {
    const body = size ? sheet(...size) : readFileSync(join(root, 'dist', path));
    response.setHeader('content-type', size ? 'text/html' : (types[extname(path)] ?? 'text/plain')).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });

try {
  for (const [name, [width, height]] of Object.entries(sizes)) {
    const page = await browser.newPage({
      viewport: { width: brands.length * (width + 20) + 20, height: 2 * (height + 20) + 20 },
      deviceScaleFactor: 0.8,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
    const chats = await page.locator('smoc-chat').all();
    for (const chat of chats) {
      await chat.locator('.option').first().waitFor();
      if (name !== 'phone') {
        await chat.locator('.option').first().click();
        await chat.locator('form input').first().waitFor();
      }
    }
    await page.evaluate(() => {
      document.activeElement.blur();
    });
    await page.screenshot({ path: join(folder, `brands-${name}.jpg`), type: 'jpeg', quality: 74 });
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
