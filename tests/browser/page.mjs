// A page in a browser of its own test file, that may not complain.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch } from './stack.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

export async function withPage(options, work) {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    await work(page);
    assert.deepEqual(complaints, [], 'the browser complains');
  } finally {
    await context.close();
  }
}

// The form under a heading that opens it.
export const formOf = (page, title) =>
  page.locator('details', { has: page.locator(`summary:text-is("${title}")`) }).locator('form');
