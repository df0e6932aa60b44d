// Acts on many items: chosen in a list, seen first, done, undone; with and without JavaScript, in every look.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, freshNumber, signIn, today } from './stack.mjs';

let day;
before(async () => { day = await today(); });

// So many motions and one commitment, found together by one word.
async function someItems(count) {
  const word = `bulkproef${Date.now().toString(36)}`;
  const ids = [];
  for (let i = 0; i < count; ++i) {
    ids.push((await api('POST', '/v1/moties', { nummer: freshNumber(), titel: `Voorbeeld ${word} ${i}`, indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
      ingediendDatum: daysFrom(day, -20), verantwoordelijke: 'minister-jenv', directie: 'directie-politie' })).id);
  }
  ids.push((await api('POST', '/v1/toezeggingen', { tekst: `Voorbeeld ${word} komt terug.`, datum: daysFrom(day, -20), gedaanDoor: { ambt: 'minister-jenv' },
    aan: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }], termijn: { datum: daysFrom(day, 60) }, directie: 'directie-politie' })).id);
  return { word, ids, list: `/werkvoorraad?q=${word}` };
}

const directorates = async (word) => (await api('GET', `/v1/werkvoorraad?q=${word}&pageSize=500`)).resultaten.map((one) => one.directie);
const go = (page, name) => page.getByRole('main').getByRole('button', { name }).click();

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('two ticked rows are assigned after a look, and it is undone', async () => {
      const { word, list } = await someItems(2);
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'coordinator', list);
        await page.locator('input[name=item]').nth(0).check();
        await page.locator('input[name=item]').nth(1).check();
        await go(page, 'Verder');
        await page.getByRole('heading', { level: 1, name: 'Toewijzen of overdragen: 2 zaken' }).waitFor();
        await page.getByLabel('Vanaf').fill('');
        await page.getByLabel('Directie').selectOption('directie-ai');
        await page.getByLabel('Reden').fill('herverdeling');
        await go(page, 'Bekijk wat er verandert');
        await page.getByRole('alert').waitFor();
        assert.match(await page.title(), /^Fout: /);
        assert.equal(await page.getByLabel('Directie').inputValue(), 'directie-ai', 'what was typed is kept');
        await page.getByLabel('Vanaf').fill(day);
        await go(page, 'Bekijk wat er verandert');
        await page.getByText('2 worden gewijzigd').waitFor();
        assert.equal(await page.getByText(/^Directie AI/).count(), 2, 'what would change, of each');
        assert.deepEqual(await directorates(word), Array(3).fill('directie-politie'), 'nothing yet');
        await go(page, 'Terug en wijzigen');
        assert.equal(await page.getByLabel('Reden').inputValue(), 'herverdeling');
        await go(page, 'Bekijk wat er verandert');
        await go(page, 'Voer uit voor 2 zaken');
        await page.getByText('De zaken zijn toegewezen.').waitFor();
        assert.match(new URL(page.url()).pathname, /^\/handelingen\/[0-9a-f-]{36}$/);
        const facts = page.getByRole('region', { name: 'Gegevens' });
        for (const said of ['Coördinator', 'Directie AI', 'herverdeling']) await facts.getByText(said, { exact: true }).waitFor();
        assert.deepEqual((await directorates(word)).sort(), ['directie-ai', 'directie-ai', 'directie-politie']);
        const [listed] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('region', { name: 'Lijst om te tekenen' }).getByRole('link', { name: 'Tekst (ODT)' }).click(),
        ]);
        assert.equal(listed.suggestedFilename(), 'overdracht.odt');

        await go(page, 'Bekijk wat er teruggaat');
        await page.getByRole('alert').waitFor();
        await page.getByLabel('Reden').fill('vergissing');
        await go(page, 'Bekijk wat er teruggaat');
        await page.getByText('2 worden gewijzigd').waitFor();
        await go(page, 'Maak ongedaan voor 2 zaken');
        await page.getByText('De handeling is teruggedraaid.').waitFor();
        await page.getByText('vergissing').waitFor();
        assert.equal(await page.getByRole('button', { name: 'Bekijk wat er teruggaat' }).count(), 0, 'once');
        assert.deepEqual(await directorates(word), Array(3).fill('directie-politie'));
      });
    });

    test('all that were found: moved where there is a term, and said where there is none', async () => {
      const { ids, list } = await someItems(3);
      await withPage({ javaScriptEnabled, viewport: { width: 400, height: 900 } }, async (page) => {
        await signIn(page, 'coordinator', list);
        await page.getByLabel('Alle 4 gevonden zaken').check();
        await page.getByLabel('Met de gekozen zaken').selectOption('termijnverplaatsingen');
        await go(page, 'Verder');
        await page.getByLabel('Nieuwe datum').fill(daysFrom(day, 90));
        await page.getByLabel('Reden').fill('debat verzet');
        await go(page, 'Bekijk wat er verandert');
        await page.getByText('3 kunnen niet, 1 wordt gewijzigd').waitFor();
        assert.equal(await page.getByText('Dit item heeft geen lopende termijn.').count(), 3);
        const change = page.locator('.wijzigingen li', { hasText: 'Termijn:' });
        assert.notEqual(await change.locator('del').innerText(), await change.locator('ins').innerText(), 'from which day to which');
        await go(page, 'Voer uit voor 1 zaak');
        await page.getByText('De termijnen zijn verplaatst.').waitFor();
        const moved = (await api('GET', `/v1/toezeggingen/${ids.at(-1)}`)).termijn;
        assert.deepEqual([moved.datum, moved.verschuivingen], [daysFrom(day, 90), 1]);
      });
    });

    test('nothing ticked is said; a reader and a handler are not offered it', async () => {
      const { list, ids } = await someItems(1);
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'coordinator', list);
        await go(page, 'Verder');
        await page.getByText('Er is niets gekozen.').waitFor();
        await page.getByRole('link', { name: 'Terug naar de lijst' }).click();
        assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, list);
      });
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'behandelaar', list);
        await page.getByText('2 zaken', { exact: true }).waitFor();
        assert.equal(await page.locator('input[name=item]').count(), 0);
      });
      assert.equal(ids.length, 2);
    });
  });
}

test('a link to an edition and a term, by the lists of a kind', async () => {
  const { word } = await someItems(2);
  const vehicle = await api('POST', '/v1/vehikels', { naam: `Voorbeeld ${word}`, soort: 'verzamelbrief', directie: 'directie-politie' });
  const edition = await api('POST', `/v1/vehikels/${vehicle.id}/edities`, { naam: `Voorbeeld editie ${word}`, gepland: { datum: daysFrom(day, 50) } });
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', `/moties?q=${word}`);
    await page.getByLabel('Kies alle zaken op deze pagina').check();
    await page.getByText('2 gekozen').waitFor();
    await page.getByLabel('Met de gekozen zaken').selectOption('koppelingen');
    await go(page, 'Verder');
    await page.getByLabel('Editie', { exact: true }).selectOption(edition.id);
    await page.getByLabel('Wat doet de editie').selectOption('belofte');
    await go(page, 'Bekijk wat er verandert');
    await go(page, 'Voer uit voor 2 zaken');
    await page.getByText('De zaken zijn gekoppeld.').waitFor();
    assert.equal((await api('GET', `/v1/edities/${edition.id}/dekking`)).resultaten.length, 2);
    // Done already: the trial says so and offers nothing to do.
    await page.goto(`${base}/moties?q=${word}`);
    await page.getByLabel('Alle 2 gevonden zaken').check();
    await page.getByLabel('Met de gekozen zaken').selectOption('koppelingen');
    await go(page, 'Verder');
    await page.getByLabel('Editie', { exact: true }).selectOption(edition.id);
    await page.getByLabel('Wat doet de editie').selectOption('belofte');
    await go(page, 'Bekijk wat er verandert');
    await page.getByText('2 blijven gelijk').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Voer uit/ }).count(), 0);
  });
});

test('the proposals of a sent edition are one list, from the edition, and are accepted together', async () => {
  const { word, ids } = await someItems(1);
  const vehicle = await api('POST', '/v1/vehikels', { naam: `Voorbeeld ${word}`, soort: 'verzamelbrief' });
  const edition = await api('POST', `/v1/vehikels/${vehicle.id}/edities`, { naam: `Voorbeeld editie ${word}`, gepland: { datum: daysFrom(day, 5) } });
  await api('POST', '/v1/handelingen', { verb: 'koppelingen', items: ids, gegevens: { editie: edition.id, rol: 'afdoening' } });
  await api('POST', `/v1/edities/${edition.id}/verzendingen`, { datum: day, kamerstuk: freshNumber() });
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', '/dashboard');
    await page.getByRole('link', { name: /Voorstel om af te doen/ }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Werkvoorraad' }).waitFor();
    await page.getByRole('navigation', { name: 'Snelle keuzes' }).locator('a[aria-current]', { hasText: 'Voorstellen' }).waitFor();
    await page.locator('.facet a', { hasText: 'Na een verzonden editie' }).waitFor();
    await page.goto(`${base}/vehikels/${vehicle.id}`);
    await page.getByRole('link', { name: '2 voorstellen open' }).click();
    await page.getByText(`Voorstel om af te doen: Voorbeeld editie ${word}`).waitFor();
    await page.getByLabel('Alle 2 gevonden zaken').check();
    await page.getByLabel('Met de gekozen zaken').selectOption('voorstelbesluiten');
    await go(page, 'Verder');
    await page.getByLabel('Besluit', { exact: true }).selectOption('aanvaard');
    await go(page, 'Bekijk wat er verandert');
    await go(page, 'Voer uit voor 2 zaken');
    await page.getByText('De besluiten zijn vastgelegd.').waitFor();
    assert.deepEqual((await api('GET', `/v1/werkvoorraad?voorstel=${edition.id}`)).aantal, 0);
    await page.goto(`${base}/edities/${edition.id}`);
    assert.equal(await page.getByText('voorstellen open').count(), 0);
  });
});

for (const look of looks) {
  test(`the pages of an act are whole, accessible and fit: ${look.name}`, async () => {
    const { ids, list } = await someItems(1);
    const act = await api('POST', '/v1/handelingen', { verb: 'termijnen', items: ids, gegevens: { termijn: { datum: daysFrom(day, 30) } }, reden: 'Voorbeeld' });
    await withPage(look.options, async (page) => {
      await signIn(page, 'coordinator', list);
      await isWhole(page, 'lijst-kiezen', look);
      await page.getByLabel('Alle 2 gevonden zaken').check();
      await go(page, 'Verder');
      await isWhole(page, 'handeling-nieuw', look);
      await page.getByLabel('Directie').selectOption('directie-ai');
      await go(page, 'Bekijk wat er verandert');
      await isWhole(page, 'handeling-proef', look);
      const reply = await page.goto(`${base}/handelingen/${act.id}`);
      await isValidHtml(await reply.text(), 'handeling');
      await isWhole(page, 'handeling', look);
    });
  });
}
