// The calendar: a recess is looked at before it counts, entered, seen, and withdrawn; faults stand beside their fields.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, signIn } from './stack.mjs';

const button = (form, name) => form.getByRole('button', { name });

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('a recess is tried, entered and withdrawn', async () => {
      const year = javaScriptEnabled ? 2031 : 2032;
      await withPage({ javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 400, height: 900 } }, async (page) => {
        await signIn(page, 'beheerder', `/kalender?jaar=${year}`);
        const form = page.locator('details', { has: page.locator('summary:text-is("Reces invoeren")') });
        await form.locator('summary').click();
        await form.getByLabel('Reces', { exact: true }).selectOption('meireces');
        await form.getByLabel('Eerste dag').fill(`${year}-05-10`);
        await form.getByLabel('Laatste dag').fill(`${year}-05-01`);
        await button(form, 'Vastleggen').click();
        await page.locator('.fouttekst').first().waitFor();
        assert.equal(await form.getByLabel('Eerste dag').inputValue(), `${year}-05-10`, 'nothing typed is lost');
        await form.getByLabel('Eerste dag').fill(`${year}-04-25`);
        await form.getByLabel('Bron').fill('<script>voorbeeld</script>');
        await button(form, 'Bekijk wat er verschuift').click();
        await page.getByRole('heading', { name: 'Wat er zou verschuiven' }).waitFor();
        await button(form, 'Vastleggen').click();
        await page.getByText('Het staat in de kalender.').waitFor();
        const row = page.getByRole('row', { name: /meireces/i }).filter({ hasText: 'Ingevoerd' });
        assert.match(await row.textContent(), /25 april .* tot en met 1 mei .*<script>voorbeeld<\/script>/s);
        await row.locator('summary').click();
        await row.getByLabel('Reden').fill('voorbeeld');
        await button(row, 'Intrekken').click();
        await page.getByText('Het is uit de kalender gehaald.').waitFor();
        const entered = (await api('GET', `/v1/kalender?jaar=${year}`)).recessen.filter((one) => one.id);
        assert.deepEqual(entered, []);
      });
    });
  });
}

test('a lezer looks and enters nothing', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/kalender');
    await page.getByRole('heading', { level: 1, name: /Kalender \d{4}/ }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Invoeren' }).count(), 0);
  });
});

for (const look of looks) {
  test(`the calendar is whole, accessible and fits: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'beheerder', '/meer');
      const reply = await page.goto(`${base}/kalender?jaar=2024`);
      assert.equal(reply.status(), 200);
      if (look.name === '1280-light') await isValidHtml(await reply.text(), 'kalender');
      await isWhole(page, 'kalender', look);
    });
  });
}
