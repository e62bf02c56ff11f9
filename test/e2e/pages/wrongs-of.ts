import type { Page } from 'playwright-core';

/** What goes wrong on a page from now on, as it comes: errors, warnings of the console, requests without an answer. */
export function wrongsOf(page: Page): string[] {
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
  return wrong;
}
