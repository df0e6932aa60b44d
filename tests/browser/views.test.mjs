// Saved views of lists: saved, chosen, shared, renamed and taken away; with and without JavaScript. And the dashboard's drawings.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, signIn } from './stack.mjs';

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('a view is saved, chosen, shared, renamed and taken away', async () => {
      const name = `Voorbeeldweergave ${Date.now().toString(36)}`;
      await withPage({ javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 400, height: 900 } }, async (page) => {
        await signIn(page, 'behandelaar', '/moties?isOpen=true&kolommen=nummer%2Ctitel%2Ctermijn&sorteer=nummer');
        await page.getByText('Weergave bewaren').click();
        await page.getByLabel('Naam van de weergave').fill(name);
        await page.getByRole('button', { name: 'Bewaren' }).click();
        const link = page.getByRole('navigation', { name: 'Weergaven' }).getByRole('link', { name });
        await link.waitFor();
        assert.equal(await link.getAttribute('aria-current'), 'true');
        await page.goto(base + '/moties');
        await link.click();
        await page.waitForURL(/isOpen=true.*kolommen=nummer(%2C|,)titel(%2C|,)termijn.*sorteer=nummer/);
        await page.getByRole('columnheader', { name: 'Termijn' }).waitFor();
        assert.equal(await page.getByRole('columnheader', { name: 'Status' }).count(), 0);
        const seen = (await api('GET', '/v1/weergaven?pageSize=200', undefined, 'lezer')).resultaten;
        assert.ok(!seen.some((one) => one.naam === name), 'what is not shared is for its maker alone');
        await page.goto(base + '/weergaven');
        const mine = page.getByRole('region', { name });
        await mine.getByLabel('Naam').fill(`${name} nieuw`);
        await mine.getByLabel('Gedeeld met iedereen').check();
        await mine.getByRole('button', { name: 'Opslaan' }).click();
        const renamed = page.getByRole('region', { name: `${name} nieuw` });
        await renamed.getByText('gedeeld').first().waitFor();
        const shared = (await api('GET', '/v1/weergaven?pageSize=200', undefined, 'lezer')).resultaten.find((one) => one.naam === `${name} nieuw`);
        assert.equal(shared.filter.kolommen, 'nummer,titel,termijn');
        await renamed.getByRole('button', { name: 'Verwijderen' }).click();
        await renamed.waitFor({ state: 'detached' });
      });
    });
  });
}

for (const look of looks) {
  test(`views, deadlines and the dashboard are whole: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'coordinator', '/werkvoorraad?isOpen=true&mijn=true');
      for (const [name, address] of Object.entries({ 'mijn-werk': '/werkvoorraad?isOpen=true&mijn=true', weergaven: '/weergaven', termijnen: '/termijnen?opEersteDatum=false', dashboard: '/dashboard' })) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, name);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
    });
  });
}

test('the dashboard is light, does not move, prints on two pages, and its numbers follow by themselves', async () => {
  await withPage({}, async (page) => {
    let bytes = 0;
    await signIn(page, 'coordinator', '/dashboard');
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.clearBrowserCache');
    client.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
    await page.goto(base + '/dashboard', { waitUntil: 'networkidle' });
    assert.ok(bytes > 0 && bytes < 150_000, `${bytes} bytes`);
    const shift = await page.evaluate(() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
    }));
    assert.ok(shift < 0.01, `layout shift ${shift}`);
    const paper = await page.pdf({ format: 'A4' });
    const pages = (paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
    assert.ok(pages <= 2, `${pages} pages`);
    assert.equal(await page.getByRole('table', { name: 'Open aan het eind van de maand' }).count(), 1);
  });
});
