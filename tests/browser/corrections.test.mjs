// What was recorded wrongly: a slip in a title or a number is corrected in a form that shows what is there, and a fact
// that never was is set right; both stay in the history, with who and why.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { isWhole, looks } from './checks.mjs';
import { formOf, withPage } from './page.mjs';
import { api, base, daysFrom, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world;
before(async () => {
  world = await layOut();
  world.commitment = await api('POST', '/v1/toezeggingen', {
    tekst: `Voorbeeld van een vergissing ${world.tag}`, datum: daysFrom(world.day, -10), aan: [{ commissie: 'Voorbeeldcommissie' }],
    gedaanDoor: { ambt: 'minister-jenv', naam: 'D. Voorbeeld' }, directie: 'directie-politie',
  });
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`a slip is corrected, ${how} JavaScript`, async () => {
    const address = `/moties/${world.motion.id}`;
    const before = await api('GET', `/v1${address}`);
    const title = `Voorbeeld verbeterd ${how} "aanhalingstekens" & <b>`;
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'behandelaar', address);
      await page.locator('summary', { hasText: 'Gegevens verbeteren' }).click();
      const form = formOf(page, 'Gegevens verbeteren');
      assert.equal(await form.getByLabel('Titel').inputValue(), before.titel);
      await form.getByLabel('Titel').fill(title);
      await form.getByLabel('Reden').fill('De titel was een andere');
      await form.getByRole('button', { name: 'Verbetering vastleggen' }).click();
      await page.getByText('De gegevens zijn verbeterd.').waitFor();
      await page.getByRole('heading', { level: 1 }).getByText(title).waitFor();
      const told = page.getByRole('region', { name: 'Geschiedenis' }).locator('li').first();
      await told.getByText('Reden: De titel was een andere').waitFor();
      // Nothing changed is nothing to record: the form says so and keeps what was typed.
      await page.locator('summary', { hasText: 'Gegevens verbeteren' }).click();
      await form.getByLabel('Reden').fill('Niets');
      await form.getByRole('button', { name: 'Verbetering vastleggen' }).click();
      await page.getByText('Er klopt iets niet').waitFor();
      assert.equal(await formOf(page, 'Gegevens verbeteren').getByLabel('Reden').inputValue(), 'Niets');
      // A number that another motion has is refused, and the title typed beside it is not lost.
      await page.goto(base + address);
      await page.locator('summary', { hasText: 'Gegevens verbeteren' }).click();
      await form.getByLabel('Kamerstuknummer').fill('niet te lezen');
      await form.getByLabel('Titel').fill('Getypt');
      await form.getByLabel('Reden').fill('Probeersel');
      await form.getByRole('button', { name: 'Verbetering vastleggen' }).click();
      await form.locator('.fouttekst').first().waitFor();
      assert.equal(await form.getByLabel('Titel').inputValue(), 'Getypt');
    });
    const after = await api('GET', `/v1${address}`);
    assert.equal(after.titel, title);
    assert.deepEqual(after.indieners, before.indieners);
    assert.equal(after.nummer, before.nummer);
  });

  test(`a mistake is set right, ${how} JavaScript`, async () => {
    const address = `/toezeggingen/${world.commitment.id}`;
    await api('POST', `/v1${address}/toewijzingen`, { directie: 'directie-ai', vanafDatum: world.day });
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'behandelaar', address);
      await page.locator('summary', { hasText: 'Vergissing rechtzetten' }).click();
      const form = formOf(page, 'Vergissing rechtzetten');
      const chosen = await form.locator('option', { hasText: /^Toegewezen, vastgelegd/ }).first().getAttribute('value');
      await form.getByLabel('Wat is er niet gebeurd').selectOption(chosen);
      await form.getByLabel('Reden').fill('Dit was voor een andere zaak');
      await form.getByRole('button', { name: 'Rechtzetten' }).click();
      await page.getByText('De vergissing is rechtgezet.').waitFor();
      const history = page.getByRole('region', { name: 'Geschiedenis' });
      await history.getByText('Dit was een vergissing: Toegewezen').first().waitFor();
      await history.getByText('Reden: Dit was voor een andere zaak').first().waitFor();
      await history.getByText('Rechtgezet', { exact: true }).first().waitFor();
      assert.equal(await page.locator(`option[value="${chosen}"]`).count(), 0, 'what is set right is not offered again');
    });
    assert.notEqual((await api('GET', `/v1${address}`)).directie, 'directie-ai');
  });
}

for (const look of looks) {
  test(`the page after a mistake is whole: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'behandelaar', `/toezeggingen/${world.commitment.id}`);
      await page.locator('summary', { hasText: 'Gegevens verbeteren' }).click();
      await isWhole(page, 'rechtgezet', look);
    });
  });
}

test('who only reads is offered neither', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', `/moties/${world.motion.id}`);
    assert.equal(await page.locator('summary', { hasText: /Gegevens verbeteren|Vergissing rechtzetten/ }).count(), 0);
  });
});
