// Coming back: to the list from an item after something was done there, to a form after the language was switched, to a
// new thing that was recorded already. And the act of case 1 in one form: a letter that corrects and asks to hold.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { formOf, withPage } from './page.mjs';
import { api, base, daysFrom, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world;
before(async () => { world = await layOut(); });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`after an act the way back leads to the list as it was, ${how} JavaScript`, async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      const list = `/werkvoorraad?q=${encodeURIComponent(world.tag)}&sorteer=titel`;
      await signIn(page, 'behandelaar', list);
      await page.locator('tbody .kolom-titel a').first().click();
      await page.waitForURL('**/moties/*');
      await page.locator('summary:text-is("Notitie maken")').click();
      const form = formOf(page, 'Notitie maken');
      await form.locator('textarea').fill('Gezien.');
      await form.getByRole('button').click();
      await page.waitForURL((url) => url.pathname.startsWith('/moties/'));
      await page.getByRole('link', { name: 'Terug naar de lijst' }).click();
      await page.waitForURL((url) => url.pathname + url.search === list);
    });
  });

  test(`who goes back and sends a new commitment again has made one, ${how} JavaScript`, async () => {
    const words = `Voorbeeld: zegt toe eenmaal te schrijven ${world.tag} ${how}`;
    await withPage({ javaScriptEnabled }, async (page) => {
      await signIn(page, 'behandelaar', '/toezeggingen/nieuw');
      const fill = async () => {
        await page.getByLabel('Wat is toegezegd').fill(words);
        await page.getByLabel('Gedaan door').selectOption('minister-jenv');
        await page.getByLabel('Gedaan aan').fill('commissie Voorbeeld');
        await page.getByRole('button', { name: 'Toezegging vastleggen' }).click();
        await page.waitForURL(/\/toezeggingen\/[0-9a-f-]{36}/);
        return new URL(page.url()).pathname;
      };
      const first = await fill();
      await page.goBack();
      await page.waitForURL('**/toezeggingen/nieuw');
      assert.equal(await fill(), first);
    });
    assert.equal((await api('GET', `/v1/toezeggingen?q=${encodeURIComponent(`"${words}"`)}`)).aantal, 1);
  });
}

test('what was typed is there in the other language, also in a form that was refused', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'behandelaar', '/toezeggingen/nieuw');
    await page.getByLabel('Wat is toegezegd').fill('Half getypt');
    await page.getByLabel('Gedaan door').selectOption('minister-jenv');
    await page.getByLabel('Vertrouwelijk').check();
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    assert.equal(await page.locator('[name=tekst]').inputValue(), 'Half getypt');
    assert.equal(await page.locator('[name="gedaanDoor.ambt"]').inputValue(), 'minister-jenv');
    assert.ok(await page.locator('[name=vertrouwelijk]').isChecked());
    await page.getByRole('link', { name: 'Nederlands' }).click();
    await page.locator('html[lang=nl]').waitFor();
    assert.equal(await page.locator('[name=tekst]').inputValue(), 'Half getypt');
    await page.locator('[name=vertrouwelijk]').uncheck();
    await page.getByRole('button', { name: 'Toezegging vastleggen' }).click();
    await page.locator('[aria-invalid]').first().waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    assert.equal(await page.locator('[name=tekst]').inputValue(), 'Half getypt');
    assert.equal(await page.locator('[name=vertrouwelijk]').isChecked(), false);
    // It went along once: opened anew the form is empty.
    await page.goto(base + '/toezeggingen/nieuw');
    assert.equal(await page.locator('[name=tekst]').inputValue(), '');
  });
});

test('a letter corrects the appreciation and asks to hold, in one form', async () => {
  const address = `/moties/${world.motion.id}`;
  const asked = (await api('GET', `/v1${address}`)).aanhoudingsverzoeken.length;
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', address);
    const fill = async (judgement) => {
      await page.locator('summary', { hasText: 'Appreciatie vastleggen' }).click();
      const form = formOf(page, 'Appreciatie vastleggen');
      await form.getByLabel('Oordeel', { exact: true }).selectOption(judgement);
      await form.getByLabel('Gegeven door').selectOption('minister-jenv');
      if (!(await form.getByLabel('Dit herstelt een eerder oordeel').isChecked())) await form.getByLabel('Dit herstelt een eerder oordeel').check();
      await form.getByLabel('Aanhouden tot deze editie').selectOption(world.edition.id);
      await form.getByRole('button').click();
    };
    await fill('ontraden');
    await page.locator('.fouttekst', { hasText: 'past alleen bij' }).waitFor();
    await page.goto(base + address);
    await fill('verzoek-aanhouden');
    await page.getByText('De appreciatie is vastgelegd.').waitFor();
  });
  const motion = await api('GET', `/v1${address}`);
  assert.equal(motion.appreciatie.oordeel, 'verzoek-aanhouden');
  assert.equal(motion.aanhoudingsverzoeken.length, asked + 1);
  assert.equal(motion.aanhoudingsverzoeken.at(-1).totEditie, world.edition.id);
  assert.ok(motion.koppelingen.some((link) => link.editie === world.edition.id));
});

test('j and k go through what was found', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', `/zoek?q=${encodeURIComponent(world.tag)}`);
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('href'));
    const links = await page.locator('.treffer > a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    assert.ok(links.length > 1);
    await page.keyboard.press('j');
    assert.equal(await focused(), links[0]);
    await page.keyboard.press('j');
    assert.equal(await focused(), links[1]);
    await page.keyboard.press('k');
    assert.equal(await focused(), links[0]);
  });
});
