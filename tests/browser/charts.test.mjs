// Charts are drawn by charts.css of the tables they stand in: there without JavaScript, on paper, in colours of the reader's
// own, as long as their numbers say, and a table to who does not see them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './page.mjs';
import { base, signIn } from './stack.mjs';

const number = (text) => Number(text.replace(/\D/g, ''));

// Of each row of the tables that `selector` names: the number and how long its bar is drawn.
const barsOf = (page, selector) => page.locator(selector).evaluateAll((tables) => tables.map((table) =>
  [...table.querySelectorAll('tbody tr')].map((row) => {
    const cell = row.querySelector('td');
    return [cell.textContent, cell.getBoundingClientRect().width, getComputedStyle(cell).backgroundColor];
  })));

async function seesBars(page) {
  const tables = await barsOf(page, '.balken:not(.balken-delen, .balken-edities)');
  assert.ok(tables.length >= 3, `${tables.length} tables`);
  for (const rows of tables) {
    const most = Math.max(...rows.map(([text]) => number(text)));
    const longest = Math.max(...rows.map(([, width]) => width));
    for (const [text, width, ground] of rows) {
      const share = most ? number(text) / most : 0;
      assert.ok(Math.abs(width - share * longest) <= Math.max(2, longest / 100), `${text} of ${most} is ${width} of ${longest} wide`);
      assert.notEqual(ground, 'rgba(0, 0, 0, 0)', 'a bar has a colour');
    }
  }
  assert.ok(tables.flat().some(([, width]) => width > 20), 'bars are drawn');
}

for (const [name, options, media] of [
  ['on a screen', {}, {}], ['without JavaScript', { javaScriptEnabled: false }, {}], ['on a phone', { viewport: { width: 400, height: 800 } }, {}],
  ['in the dark', { colorScheme: 'dark' }, {}], ['in colours of the reader', { forcedColors: 'active' }, {}], ['on paper', {}, { media: 'print' }],
]) {
  test(`bars are as long as their numbers, ${name}`, async () => {
    await withPage(options, async (page) => {
      await signIn(page, 'lezer', '/dashboard');
      await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await page.emulateMedia(media);
      await seesBars(page);
      const columns = await page.locator('.maanden.column').evaluate((table) => {
        const cells = [...table.querySelectorAll('tbody td')];
        return cells.map((cell) => [Number(cell.textContent.replace(/\D/g, '')), cell.getBoundingClientRect().height]);
      });
      const [most, highest] = columns.reduce((a, b) => (b[0] > a[0] ? b : a));
      assert.ok(highest > 20, 'columns are drawn');
      for (const [count, height] of columns) assert.ok(Math.abs(height - (count / most) * highest) <= 2, `${count} of ${most}: ${height} of ${highest}`);
    });
  });
}

test('a chart is a table, and each of its numbers leads to its list', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/dashboard');
    const stock = page.getByRole('table', { name: 'Open aan het eind van de maand' });
    // This stack began today: of the months before nobody knows what was open, so that one is left to begin at.
    const months = await stock.getByRole('rowheader').count();
    assert.equal(months, 2);
    await page.getByText(/^Hier wordt vastgelegd sinds /).waitFor();
    assert.equal(await stock.getByRole('cell').count(), months);
    const flow = page.getByRole('table', { name: 'Erbij en eraf' });
    assert.deepEqual(await flow.getByRole('columnheader').allTextContents(), ['Maand', 'Erbij', 'Eraf']);
    assert.equal(await flow.getByRole('cell').count(), 2 * months);
    assert.equal(await flow.getByRole('cell').getByRole('link').count(), 2 * months);
    // The keyboard meets these numbers once, in the table below.
    assert.equal(await page.locator('.maanden a:not([tabindex="-1"])').count(), 0);
    const shown = await stock.locator('.data').allTextContents();
    await page.getByText('Cijfers per maand').click();
    const listed = await page.locator('details .getallen tbody td:nth-of-type(1)').allTextContents();
    assert.deepEqual(listed.reverse(), shown);
    const last = stock.getByRole('link').last();
    const open = await last.textContent();
    await last.click();
    await page.waitForURL(/\/werkvoorraad/);
    assert.ok((await page.locator('.aantal').textContent()).startsWith(`${open} `));
  });
});

test('no number lies on another, and the style of charts comes with the dashboard alone', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/dashboard');
    for (const width of [1280, 800, 400]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.locator('.balken, .maanden').evaluateAll((tables) => tables.flatMap((table) => {
        const boxes = [...table.querySelectorAll('tbody th, .data, .deel')].map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, b]) => b.width > 1);
        return boxes.flatMap(([a, x], i) => boxes.slice(i + 1)
          .filter(([, y]) => x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 2 && y.top < x.bottom - 2)
          .map(([b]) => `${a.trim()} and ${b.trim()}`));
      }));
      assert.deepEqual(over, [], `${width} wide`);
    }
    assert.equal(await page.locator('link[href*="grafieken.css"]').count(), 1);
    await page.goto(`${base}/werkvoorraad`);
    assert.equal(await page.locator('link[href*="grafieken.css"]').count(), 0);
  });
});
