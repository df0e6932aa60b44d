// The planner of an edition: what still has to be written, a text written beside what was asked and what was written
// before, approved by another; with and without JavaScript.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world;
before(async () => { world = await layOut(); });

const planned = async (name) => {
  const edition = await api('POST', `/v1/vehikels/${world.vehicle.id}/edities`, {
    naam: name, gepland: { datum: daysFrom(world.day, 60) }, sluitingsDatum: daysFrom(world.day, 45),
  });
  await api('POST', `/v1/moties/${world.motion.id}/koppelingen`, { editie: edition.id, rol: 'belofte' });
  return edition.id;
};

for (const look of looks) {
  test(`the planner is whole, also while writing: ${look.name}`, async () => {
    const edition = await planned(`Voorbeeld planner ${look.name}`);
    await withPage(look.options, async (page) => {
      await signIn(page, 'behandelaar');
      for (const [name, address] of Object.entries({ editieplanner: `/edities/${edition}`, editietekst: `/edities/${edition}?schrijf=${world.motion.id}` })) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, name);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a text is written, approved by another and written anew, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const edition = await planned(`Voorbeeld teksten ${javaScriptEnabled}`);
    const address = `${base}/edities/${edition}`;
    const plan = (page) => page.getByRole('region', { name: 'Wat erin moet' });
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'behandelaar', `/edities/${edition}`);
      await page.getByText('Bijdragen binnen').waitFor();
      await plan(page).getByText('1 tekst moet nog geschreven worden.').waitFor();
      await plan(page).getByRole('link', { name: /^Tekst schrijven/ }).click();
      await page.getByText('een juridische grondslag met kaders te ontwikkelen').waitFor();
      await page.getByLabel('Tekst', { exact: true }).fill('');
      await page.getByRole('button', { name: 'Tekst bewaren' }).click();
      await page.locator('.fouttekst').waitFor();
      await page.getByLabel('Tekst', { exact: true }).fill('<script>alert(1)</script> De grondslag & het kader.');
      await page.getByRole('button', { name: 'Tekst bewaren' }).click();
      await page.getByText('De bijdrage is bewaard.').waitFor();
      await plan(page).getByText('1 tekst wacht op akkoord.').waitFor();
      await page.goto(`${address}?schrijf=${world.motion.id}`);
      await page.getByText('Deze tekst wacht op akkoord van een ander dan u.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Akkoord met deze tekst' }).count(), 0);
    });
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'coordinator', `/edities/${edition}`);
      await page.locator('summary', { hasText: 'Vaststellen' }).click();
      await page.getByText('1 tekst is nog niet akkoord').first().waitFor();
      await page.goto(base + '/vehikels');
      await page.getByRole('link', { name: world.vehicle.naam }).waitFor();
    });
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'coordinator', `/edities/${edition}`);
      await plan(page).getByRole('link', { name: /^Lezen en akkoord geven/ }).click();
      assert.equal(await page.getByLabel('Tekst', { exact: true }).inputValue(), '<script>alert(1)</script> De grondslag & het kader.');
      const written = await page.getByLabel('Tekst', { exact: true }).inputValue();
      await page.getByLabel('Tekst', { exact: true }).fill(`${written} Van mij.`);
      await page.getByRole('button', { name: 'Akkoord met deze tekst' }).click();
      await page.getByText('Dit kan nu niet').waitFor();  // nobody wrote that but who approves it
      assert.equal(await page.getByLabel('Tekst', { exact: true }).inputValue(), `${written} Van mij.`);
      await page.goto(`${address}?schrijf=${world.motion.id}`);
      await page.getByRole('button', { name: 'Akkoord met deze tekst' }).click();
      await plan(page).getByText('Alle teksten zijn akkoord.').waitFor();
    });
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'behandelaar', `/edities/${edition}?schrijf=${world.motion.id}`);
      await page.getByLabel('Tekst', { exact: true }).fill('De grondslag is gereed.');
      await page.getByRole('button', { name: 'Tekst bewaren' }).click();
      await plan(page).getByText('1 tekst wacht op akkoord.').waitFor();
      await page.goto(`${address}?schrijf=${world.motion.id}`);
      await page.getByRole('heading', { name: 'De vorige tekst' }).waitFor();
      await page.locator('.brontekst', { hasText: 'De grondslag & het kader.' }).waitFor();
    });
    const row = (await api('GET', `/v1/edities/${edition}/dekking`)).resultaten[0];
    assert.equal(row.dekking, 'tekst-gereed');
  });
}

test('a term told as an edition links the item; who moves that edition hears what goes along and what is late then', async () => {
  const name = `Voorbeeld verplaatsen ${world.vehicle.naam}`;
  const edition = await api('POST', `/v1/vehikels/${world.vehicle.id}/edities`, {
    naam: name, gepland: { datum: daysFrom(world.day, 20) },
  });
  const promise = await api('POST', '/v1/toezeggingen', {
    tekst: 'Voorbeeld dat eerder moet worden gemeld.', datum: daysFrom(world.day, -30), aan: [{ commissie: 'Voorbeeldcommissie' }],
    gedaanDoor: { ambt: 'minister-jenv', naam: 'D. Voorbeeld' }, termijn: { datum: daysFrom(world.day, 30) },
  });
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', `/toezeggingen/${promise.id}`);
    await page.locator('summary', { hasText: 'Termijn toevoegen' }).click();
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Termijn vastleggen' }) });
    await form.getByLabel('Bij een editie').selectOption({ label: name });
    await form.getByRole('button', { name: 'Termijn vastleggen' }).click();
    await page.getByText('De termijn is vastgelegd.').waitFor();
    await page.goto(`${base}/edities/${edition.id}`);
    const row = page.locator('tr', { hasText: 'Voorbeeld dat eerder moet' });
    await row.waitFor();
    assert.equal(await row.getByText('Eerder:').count(), 0);
    await page.locator('summary', { hasText: 'Editie verplaatsen' }).click();
    const move = page.locator('form', { has: page.getByRole('button', { name: 'Nieuwe planning vastleggen' }) });
    await move.getByLabel('Op een vaste datum').fill(daysFrom(world.day, 60));
    await move.getByLabel('Reden').fill('Het debat is uitgesteld');
    await move.getByRole('button', { name: 'Nieuwe planning vastleggen' }).click();
    const notice = page.getByRole('status').filter({ hasText: 'De editie is verplaatst van' });
    await notice.getByText('1 zaak schuift mee.').waitFor();
    await notice.getByText('Let op, hiervan verloopt een andere termijn eerder: ').waitFor();
    await row.getByText('Eerder:').waitFor();
    await page.getByText('1 zaak heeft een termijn die verloopt voordat deze editie uitgaat.').waitFor();
    await page.goto(`${base}/toezeggingen/${promise.id}`);
    await page.getByText('Het debat is uitgesteld').first().waitFor({ state: 'attached' });
    // Back to before that day: nothing is late.
    await page.goto(`${base}/edities/${edition.id}`);
    await page.locator('summary', { hasText: 'Editie verplaatsen' }).click();
    await move.getByLabel('Op een vaste datum').fill(daysFrom(world.day, 25));
    await move.getByLabel('Reden').fill('Toch eerder');
    await move.getByRole('button', { name: 'Nieuwe planning vastleggen' }).click();
    await page.getByRole('status').filter({ hasText: '1 zaak schuift mee.' }).waitFor();
    assert.equal(await page.getByText('verloopt een andere termijn eerder').count(), 0);
  });
});
