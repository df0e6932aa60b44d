// The debate pack: made, read, printed and taken along as one file; with and without JavaScript.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world, dossier;
before(async () => {
  world = await layOut();
  dossier = (await api('GET', `/v1/moties/${world.motion.id}`)).nummer.split('-')[0];
});

for (const look of looks) {
  test(`the debate pack is whole: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'lezer');
      for (const [name, address] of Object.entries({ debatpakket: '/debatpakket', 'debatpakket-dossier': `/debatpakket?dossier=${dossier}` })) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, name);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a pack is made and taken along, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'lezer', '/meer');
      await page.getByRole('link', { name: 'Debatpakket' }).click();
      await page.getByLabel('Dossier').fill(dossier);
      await page.getByRole('button', { name: 'Maak pakket' }).click();
      const item = page.locator('.pakket-zaak', { hasText: world.tag });
      await item.getByText('Aanhouding gevraagd', { exact: false }).waitFor();
      await item.getByText('Door een ander beoordeeld').waitFor();
      await item.getByText(`Komt terug in ${world.edition.naam}`, { exact: false }).waitFor();
      const listed = (await api('GET', `/v1/werkvoorraad?isOpen=true&dossier=${dossier}`)).aantal;
      assert.equal(await page.locator('.pakket-zaak').count(), listed);
      const file = await page.request.get(base + (await page.getByRole('link', { name: 'Meenemen' }).getAttribute('href')));
      const text = await file.text();
      assert.ok(!/<script|<link|src=/.test(text.replace(/&lt;script/g, '')), 'it needs nothing else');
      assert.ok(text.includes(world.tag) && text.includes('Volgende stap'));
      await isValidHtml(text, 'debatpakket-bestand');
      const odt = await page.request.get(base + (await page.getByRole('link', { name: 'ODT' }).getAttribute('href')));
      assert.equal(odt.headers()['content-type'], 'application/vnd.oasis.opendocument.text');
      const place = join(mkdtempSync(join(tmpdir(), 'pakket-')), 'pakket.odt');
      writeFileSync(place, await odt.body());
      assert.equal(readFileSync(place).subarray(0, 2).toString(), 'PK');
    });
  });
}
