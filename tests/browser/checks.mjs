// What holds for every page, whatever it shows.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { axeDutch, axeSource } from './stack.mjs';

const validator = new HtmlValidate(new FileSystemConfigLoader());
const here = fileURLToPath(new URL('.', import.meta.url));

export async function isValidHtml(html, name) {
  const report = await validator.validateString(html, join(here, `${name}.html`));
  const faults = report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
  assert.deepEqual(faults, [], `${name}: html-validate`);
}

// The browser runs axe outside the page's own policy; needs JavaScript in the page.
export async function isAccessible(page, name) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async (locale) => {
    window.axe.configure({ locale });
    const result = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map((n) => n.target + ' ' + (n.failureSummary ?? '')).join(' | ')}`);
  }, axeDutch);
  assert.deepEqual(found, [], `${name}: axe`);
}

export async function fitsTheWindow(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name}: ${over} pixels too wide`);
  const broken = await page.evaluate(() =>
    [...document.querySelectorAll('.nummer')].filter((e) => e.getClientRects().length > 1).map((e) => e.textContent));
  assert.deepEqual(broken, [], `${name}: a number wraps`);
}

export async function hasItsLandmarks(page, name, language = 'nl') {
  assert.equal(await page.locator('h1').count(), 1, `${name}: one h1`);
  assert.equal(await page.locator('html').getAttribute('lang'), language, `${name}: language`);
  assert.match(await page.title(), /. – Gestand$/, `${name}: title`);
}

// Both widths, in light and dark.
export const looks = [[1280, 'light'], [1280, 'dark'], [400, 'light'], [400, 'dark']].map(([width, colorScheme]) => ({
  name: `${width}-${colorScheme}`, options: { viewport: { width, height: 900 }, colorScheme },
}));

// All of it, as it opens and with everything opened. Leaves the page as it was.
export async function isWhole(page, name, look, language = 'nl') {
  await hasItsLandmarks(page, name, language);
  await fitsTheWindow(page, name);
  await picture(page, `${name}-${look.name}`);
  const open = await page.evaluate(() => [...document.querySelectorAll('details')].map((part) => { const was = part.open; part.open = true; return was; }));
  await isAccessible(page, name);
  await fitsTheWindow(page, `${name}, all open`);
  await page.evaluate((was) => document.querySelectorAll('details').forEach((part, i) => { part.open = was[i]; }), open);
}

export async function picture(page, name) {
  if (!process.env.GESTAND_SCHERMEN) return;
  mkdirSync(process.env.GESTAND_SCHERMEN, { recursive: true });
  await page.screenshot({ path: join(process.env.GESTAND_SCHERMEN, `${name}.png`), fullPage: true });
}
