import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { PATIENCE, until } from '../../tools/until.ts';
import { installPackage, type Installed } from '../../tools/installed-package.ts';
import { wrongsOf } from './wrongs-of.ts';

/* The shop in examples/storefront-react, with the packed package: built by its own script, served by its own server, in React's strict mode. */

describe('a shop in React 19 that bundles the package', () => {
  let shop: Installed, server: PreviewServer, browser: Browser;
  const opened = closedAfter();
  before(async () => {
    shop = await installPackage('examples/storefront-react');
    const { code, out, err } = await shop.npm('run', 'build');
    assert.equal(code, 0, out + err);
    server = opened(
      await preview({
        root: shop.folder,
        configFile: join(shop.folder, 'vite.config.ts'),
        logLevel: 'error',
        preview: { host: '127.0.0.1', port: 0 },
      }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });
  after(() => shop?.remove());

  /** Opens the shop, does this there, and gives what went wrong meanwhile. */
  async function visit(act: (page: Page) => Promise<void>): Promise<readonly string[]> {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE);
    const wrong = wrongsOf(page);
    try {
      await page.goto(server.resolvedUrls!.local[0]!);
      await act(page);
      // Not what closing the page breaks off.
      return [...wrong];
    } catch (error) {
      throw new Error([...wrong, (error as Error).message].join('\n'), { cause: error });
    } finally {
      await page.close();
    }
  }
  const say = (page: Page, label: string) =>
    page.locator('smoc-chat').getByRole('button', { name: label, exact: true }).click();
  const goToBag = async (page: Page) => {
    await say(page, 'Close the chat');
    await page.getByRole('link', { name: 'Bag' }).click();
  };

  it('opens the chat about a piece, hears in its state what is wished and reached, and the result arrives', async () => {
    assert.deepEqual(
      await visit(async (page) => {
        const chat = page.locator('smoc-chat');
        await page.getByRole('button', { name: 'Find my size in Ravn jacket' }).click();
        await chat.getByText('The Ravn jacket, good eye!').first().waitFor();
        await say(page, 'M');
        await say(page, 'Yes, please');
        await page.getByLabel('Pieces in your bag').getByText('1').waitFor();
        await say(page, 'I’d love to come');
        await chat.getByRole('textbox', { name: 'First name' }).fill('Anna');
        await chat.getByRole('textbox', { name: 'E-mail' }).fill('anna@example.com');
        await chat.getByRole('checkbox').check();
        const posted = page.waitForResponse(
          (response) =>
            response.url().endsWith('/api/results') &&
            (response.request().postDataJSON() as { type: string }).type === 'form.submitted',
        );
        await say(page, 'Put me on the list');
        await page.getByRole('status').getByText('your name is on the list').waitFor();
        await chat.getByText('You’re on the list, Anna!').first().waitFor();

        const reply = await posted,
          { id, answers } = reply.request().postDataJSON() as { id: string; answers: unknown };
        assert.deepEqual(answers, { size: 'M', firstName: 'Anna', email: 'anna@example.com', invite: true });
        assert.deepEqual([reply.status(), await reply.json()], [200, { ok: true, id }]);

        await goToBag(page);
        await page.getByRole('row', { name: 'Ravn jacket M €219' }).waitFor();
      }),
      [],
    );
  });

  it('talks once in strict mode, which mounts twice', async () => {
    assert.deepEqual(
      await visit(async (page) => {
        await page.getByRole('button', { name: 'Find my size with Noa' }).click();
        await say(page, 'Skog dress');
        await page.locator('smoc-chat').getByRole('button', { name: 'L', exact: true }).waitFor();
        assert.deepEqual(
          await page.locator('smoc-chat').evaluateAll((chats) =>
            chats.map((chat) => {
              const { transcript } = (chat as HTMLElementTagNameMap['smoc-chat']).snapshot()!;
              return transcript.flat().map(({ kind }) => kind);
            }),
          ),
          [['say', 'answer', 'say']],
        );
      }),
      [],
    );
  });

  it('leaves nothing behind on the page without the chat, and goes on where it was when the shop shows it again', async () => {
    assert.deepEqual(
      await visit(async (page) => {
        const session = await page.context().newCDPSession(page);
        /** Chats in memory, after collecting garbage. */
        const alive = async () => {
          const { result } = await session.send('Runtime.evaluate', {
            expression: 'customElements.get("smoc-chat").prototype',
          });
          const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! });
          const {
            result: { value },
          } = await session.send('Runtime.callFunctionOn', {
            objectId: objects.objectId!,
            functionDeclaration: 'function () { return this.length; }',
            returnByValue: true,
          });
          await session.send('Runtime.releaseObject', { objectId: objects.objectId! });
          return value as number;
        };
        await page.getByRole('button', { name: 'Find my size in Fjell coat' }).click();
        await say(page, 'S');
        await page.locator('smoc-chat').getByRole('button', { name: 'Not yet' }).waitFor();
        assert.equal(await alive(), 1);

        await goToBag(page);
        await page.getByRole('heading', { name: 'Your bag' }).waitFor();
        for (let visits = 1; visits < 3; visits++) {
          await page.getByRole('link', { name: 'Back to Blue Hour' }).click();
          await page.getByRole('button', { name: 'Find my size with Noa' }).click();
          await page.locator('smoc-chat').getByRole('button', { name: 'Not yet' }).waitFor();
          await goToBag(page);
          await page.getByRole('heading', { name: 'Your bag' }).waitFor();
        }
        // Not before the last of its requests has ended. React may hold on to the last one that it has taken away until it renders again.
        await until(async () => (await alive()) < 2, 'the chats of earlier visits are no longer in memory');
        assert.equal(await page.locator('body > :not(#root)').count(), 0);

        await page.getByRole('link', { name: 'Back to Blue Hour' }).click();
        await page.getByRole('button', { name: 'Find my size with Noa' }).click();
        await say(page, 'Not yet');
      }),
      [],
    );
  });

  it('has types that hold by themselves, and tell of a setting, an event and a detail that do not exist', async () => {
    writeFileSync(
      join(shop.folder, 'src/wrong.tsx'),
      [
        'export const wrong = [',
        '  <smoc-chat mode="buble" />,',
        '  <smoc-chat flow={{ flow: "x" }} />,',
        '  <smoc-chat onsmoc-goal="setGoal" />,',
        '  <smoc-chat onsmoc-goal={({ detail }) => detail.gaol} />,',
        '  <smoc-chat mode="bubble" opened preview keep="device" lang="nl" className="help" onsmoc-goal={({ detail }) => detail.goal} />,',
        '];',
      ].join('\n'),
    );
    const { out } = await shop.npm('exec', '--no', '--', 'tsc', '--pretty', 'false', '--skipLibCheck', 'false');
    assert.deepEqual(
      [...out.matchAll(/^(\S+?)\((\d+),.*error/gm)].map(([, file, line]) => `${file}:${line}`),
      [2, 3, 4, 5].map((line) => `src/wrong.tsx:${line}`),
      out,
    );
  });
});
