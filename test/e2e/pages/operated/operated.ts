import { strict as assert } from 'node:assert';
import type { Locator, Page } from 'playwright-core';
import type { Verb } from '../../../../src/flow/blocks.ts';
import type { AskType } from '../../../../src/flow/questions.ts';
import type { AssistiveTree } from '../assistive-tree.ts';
import type { Stroke } from '../keyboard.ts';

/* What it is to operate something in a chat, and what all ways by role and name are made of. The files beside this one have the ways, by family. */

export interface Operated {
  readonly what: string;
  /** The kind of question or the verb that this is about. */
  readonly of: AskType | Verb | 'fields' | 'image' | 'answer';
  /** The bot is Kari; `Good.` and the question `And then?` follow. An answer is kept as `it`. */
  readonly steps: readonly object[];
  /** The name of the group that holds what is operated. */
  readonly group?: string;
  /** Only what has a role and a name is touched. */
  byRole(chat: Locator, page: Page, tree: AssistiveTree): Promise<unknown>;
  /** From the page's button before the chat on. */
  readonly keys: readonly Stroke[] | ((strike: (...strokes: Stroke[]) => Promise<void>, page: Page) => Promise<void>);
  /** What is kept by either way; without it, `outcome` tells that something has come of it. */
  readonly value?: unknown;
  outcome?(chat: Locator, page: Page): Promise<unknown>;
  /** The question stands there already, whatever becomes of this: nothing is waited for. */
  readonly isBeside?: true;
  /**
   * How an answer is refused, with the author's words `Not so.`: what is written where, what is pressed, and what then is wrong. Of a kind
   * that takes whatever can be given, why nothing can be wrong.
   */
  readonly wrong?:
    { readonly write?: readonly [name: string, text: string]; readonly press: string; readonly at: string } | string;
}

export const write = (chat: Locator, name: string, text: string) =>
  chat
    .getByRole('textbox', { name, exact: true })
    .or(chat.getByRole('spinbutton', { name, exact: true }))
    .fill(text);
/** As assistive technology presses: on the thing itself, whatever is drawn over it. Nobody presses what is disabled. */
async function act(thing: Locator): Promise<void> {
  assert.ok(await thing.isEnabled(), 'it is disabled');
  await thing.evaluate((element) => (element as HTMLElement).click());
}
export const press = (chat: Locator, name: string) => act(chat.getByRole('button', { name, exact: true }));
export const radio = (chat: Locator, group: string, name: string) =>
  act(
    chat
      .getByRole('radiogroup', { name: group, exact: true })
      .or(chat.getByRole('group', { name: group, exact: true }))
      .getByRole('radio', { name, exact: true }),
  );
export const SEND = { press: 'Send' } as const;

/** All variables of the conversation. */
export const varsOf = (chat: Locator): Promise<{ readonly [name: string]: unknown }> =>
  chat.evaluate((element) => (element as HTMLElementTagNameMap['smoc-chat']).snapshot()!.vars);

/** What an answer of the visitor is kept as. */
export const kept = async (chat: Locator): Promise<unknown> => (await varsOf(chat))['it'];

/** The conversation has gone on. */
export const answered = (chat: Locator) => chat.getByText('Good.').first().waitFor();

/** What the visitor has copied. */
export const clipboard = (page: Page) => page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
