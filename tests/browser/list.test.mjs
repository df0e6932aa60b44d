// The work list: facets, columns, search by number and word, and the journey by keyboard; with and without JavaScript.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, freshNumber, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world;
before(async () => { world = await layOut(); });

const countOf = async (page) => Number((await page.locator('.titelbalk .aantal').textContent()).replace(/\D/g, ''));
const numberOf = async (link) => Number((await link.locator('.facet-aantal').textContent()).replace(/\D/g, ''));

const pages = () => ({
  'lijst-met-kolommen': '/werkvoorraad?isOpen=true&kolommen=nummer,soort,titel,directie,behandelaar,datum,themas,termijn,editie',
  'lijst-twee-statussen': '/moties?status=aangehouden,ingediend&termijnVoor=2999-01-01',
  zoeken: `/zoek?q=${encodeURIComponent('juridische grondslag')}`,
  'zoeken-niets': '/zoek?q=zzzzzzzzzzzz',
  'zoeken-edities': `/zoek?q=${world.tag}`,
  'lijst-voor-het-begin': '/werkvoorraad?peilDatum=1990-01-01',
});

for (const look of looks) {
  test(`lists and search are whole, accessible and fit: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page);
      for (const [name, address] of Object.entries(pages())) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, name);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('a facet says how many there are, adds, and takes away', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'lezer', '/werkvoorraad?isOpen=true');
        const all = await countOf(page);
        const facet = (value) => page.locator('.facet a', { hasText: value }).first();
        const [one, two] = [await numberOf(facet('Motie')), await numberOf(facet('Toezegging'))];
        await facet('Motie').click();
        await page.waitForURL(/soort=motie/);
        await page.locator('.facet a[aria-current]', { hasText: 'Motie' }).waitFor();
        assert.equal(await countOf(page), one);
        assert.equal(await numberOf(facet('Toezegging')), two, 'its own choice does not change its other numbers');
        await facet('Toezegging').click();
        await page.waitForURL(/soort=motie(%2C|,)toezegging/);
        await page.locator('.facet a[aria-current]', { hasText: 'Toezegging' }).waitFor();
        assert.equal(await countOf(page), one + two);
        await facet('Motie').click();
        await page.waitForURL(/soort=toezegging/);
        await page.locator('.facet a[aria-current]', { hasText: 'Motie' }).waitFor({ state: 'detached' });
        assert.equal(await countOf(page), two);
        await page.goto(base + '/werkvoorraad?isOpen=true');
        for (const text of ['Verstreken', 'Binnen 60 dagen', 'Zonder termijn']) {
          const told = await numberOf(facet(text));
          await facet(text).click();
          await page.locator('.facet a[aria-current]', { hasText: text }).waitFor();
          assert.equal(await countOf(page), told, text);
          await page.goBack();
          await page.locator('.facet a[aria-current]', { hasText: text }).waitFor({ state: 'detached' });
          assert.equal(await countOf(page), all);
        }
      });
    });

    test('columns are chosen, sorted by, and exported as they are seen', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'lezer', '/moties?isOpen=true');
        await page.getByText('Kolommen kiezen').click();
        for (const name of ['Status', 'Editie']) await page.getByLabel(name, { exact: true }).and(page.locator('.kolomkeuze input')).uncheck();
        await page.getByLabel('Directie', { exact: true }).and(page.locator('.kolomkeuze input')).check();
        await page.getByRole('button', { name: 'Toon deze kolommen' }).click();
        await page.waitForURL(/kolommen=nummer(%2C|,)titel(%2C|,)directie(%2C|,)termijn/);
        await page.getByRole('columnheader', { name: 'Directie' }).waitFor();
        assert.equal(await page.getByRole('columnheader', { name: 'Editie' }).count(), 0);
        await page.getByRole('columnheader', { name: 'Directie' }).getByRole('link').click();
        await page.waitForURL(/sorteer=directie/);
        await page.locator('th[aria-sort=ascending]', { hasText: 'Directie' }).waitFor();
        const address = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
        const file = await page.request.get(base + address);
        const lines = (await file.text()).replace('\uFEFF', '').split('\r\n');
        assert.equal(lines[0], 'nummer;titel;directie;termijn.datum;termijn.soort;termijn.status');
        assert.equal(lines.length - 2, await countOf(page));
      });
    });

    test('a number in any spelling leads straight to its item; words show their passage', async () => {
      await withPage({ javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 400, height: 900 } }, async (page) => {
        await signIn(page, 'lezer');
        const [dossier, number] = (await api('GET', `/v1/moties/${world.motion.id}`)).nummer.split('-');
        for (const spelling of [`${dossier.slice(0, 2)} ${dossier.slice(2)}, nr. ${number}`, `${dossier}-${number}`, `kst-${dossier}-${number}`]) {
          await page.goto(base + '/dashboard');
          await page.getByRole('searchbox', { name: 'Overal zoeken' }).fill(spelling);
          await page.keyboard.press('Enter');
          await page.waitForURL(`**/moties/${world.motion.id}`);
          await page.goto(base + '/moties');
          await page.getByLabel('Zoek op woorden of nummer').fill(spelling);
          await page.keyboard.press('Enter');
          await page.waitForURL((url) => url.pathname === `/moties/${world.motion.id}`);
        }
        await page.goto(base + '/zoek?q=' + encodeURIComponent('algoritmeregister'));
        await page.locator('mark', { hasText: /algoritmeregister/i }).first().waitFor();
        await page.goto(base + '/moties?q=' + encodeURIComponent(`algoritmeregister ${world.tag}`));
        await page.getByText('1 motie', { exact: true }).waitFor();
      });
    });
  });
}

test('an edition, a vehicle and a letter are found by name and by the number of the paper', async () => {
  const { tag, day } = world;
  const [sent, written] = [freshNumber(), freshNumber()];
  const edition = await api('POST', `/v1/vehikels/${world.vehicle.id}/edities`, { naam: `Voorbeeld verzonden editie ${tag}`, gepland: { datum: day } });
  await api('POST', `/v1/edities/${edition.id}/verzendingen`, { datum: day, kamerstuk: sent });
  const letter = await api('POST', '/v1/brieven', { titel: `Voorbeeld brief ${tag}`, datum: day, van: 'minister-jenv', kamerstuk: written });
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', `/zoek?q=${tag}`);
    const found = (name) => page.getByRole('region', { name, exact: true });
    await found('Edities').getByRole('link', { name: `${sent} Voorbeeld verzonden editie ${tag}` }).waitFor();
    await found('Vehikels').getByRole('link', { name: `Voorbeeld halfjaarbericht ${tag}` }).waitFor();
    await found('Brieven aan de Kamer').getByRole('link', { name: `${written} Voorbeeld brief ${tag}` }).waitFor();
    for (const [number, address] of [[sent, `/edities/${edition.id}`], [written, `/brieven/${letter.id}`]]) {
      const [dossier, last] = number.split('-');
      for (const spelling of [`${dossier.slice(0, 2)} ${dossier.slice(2)}, nr. ${last}`, `kst-${number}`]) {
        await page.goto(base + '/dashboard');
        await page.getByRole('searchbox', { name: 'Overal zoeken' }).fill(spelling);
        await page.keyboard.press('Enter');
        await page.waitForURL(`**${address}`);
      }
    }
  });
});

test('a day before anything was recorded says so, a day ahead is refused, and both lead back', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/dashboard?directie=directie-ai&peilDatum=1990-01-01');
    for (const address of ['/dashboard?directie=directie-ai', '/werkvoorraad?isOpen=true', '/termijnen?isOpen=true']) {
      await page.goto(`${base}${address}&peilDatum=1990-01-01`);
      await page.getByText('Op deze dag was er nog niets vastgelegd; het eerste staat op').waitFor();
      await page.getByRole('link', { name: 'Naar vandaag' }).click();
      await page.waitForURL(base + address);
      await page.goto(`${base}${address}&peilDatum=${daysFrom(world.day, 400)}`);
      await page.getByText('ligt in de toekomst').first().waitFor();
      await page.getByRole('link', { name: 'Naar vandaag' }).click();
      await page.waitForURL(base + address);
    }
    await page.goto(`${base}/moties/${world.motion.id}?peilDatum=1990-01-01`);
    await page.getByText('Op 1 januari 1990 was dit nog niet vastgelegd; het eerste staat op').waitFor();
    await page.getByRole('link', { name: 'Naar vandaag' }).click();
    await page.getByRole('heading', { level: 1, name: /Voorbeeld gezichtsherkenning/ }).waitFor();
  });
});

test('what no directorate has is counted by itself, and the directorates add up', async () => {
  const title = `Voorbeeld zonder directie ${world.tag}`;
  await api('POST', '/v1/moties', { nummer: freshNumber(), titel: title, indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
    ingediendDatum: daysFrom(world.day, -2), verantwoordelijke: 'minister-jenv' });
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/dashboard');
    const table = page.getByRole('region', { name: 'Per directie' });
    const open = async (row) => Number((await row.locator('td').first().textContent()).replace(/\D/g, ''));
    const rows = await table.locator('tbody tr').all();
    const numbers = await Promise.all(rows.map(open));
    assert.equal(numbers.slice(0, -2).reduce((sum, one) => sum + one, 0), numbers.at(-2), 'the directorates are the total');
    await table.getByRole('row', { name: /^Zonder directie/ }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: 'Werkvoorraad' }).waitFor();
    assert.equal(await countOf(page), numbers.at(-1));
    await page.locator('.facet a[aria-current]', { hasText: 'Zonder directie' }).waitFor();
    await page.goto(`${base}/werkvoorraad?zonderDirectie=true&q=${world.tag}`);
    await page.getByRole('link', { name: title }).waitFor();
    await page.goto(`${base}/werkvoorraad?q=${world.tag}`);
    await page.locator('.facet a', { hasText: 'Zonder directie' }).click();
    await page.getByRole('link', { name: title }).waitFor();
  });
});

test('who handles an item is named in a column and in the file', async () => {
  const staff = (await api('GET', '/v1/keuzes')).medewerkers.find((one) => one.naam.startsWith('Voorbeeld-'));
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', `/werkvoorraad?behandelaar=${staff.id}&kolommen=nummer,titel,behandelaar`);
    await page.getByRole('cell', { name: staff.naam }).first().waitFor();
    const address = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const lines = (await (await page.request.get(base + address)).text()).replace('\uFEFF', '').split('\r\n');
    assert.equal(lines[0], 'nummer;titel;behandelaar');
    assert.ok(lines[1].endsWith(`;${staff.naam}`), lines[1]);
  });
});

test('by keyboard alone: search, filter, walk the rows, choose, open and come back', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', '/werkvoorraad?isOpen=true');
    await page.getByRole('button', { name: 'Sneltoetsen uitzetten' }).waitFor();
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'snelzoek');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const focused = () => page.evaluate(() => [...document.querySelectorAll('.werklijst tbody tr')].findIndex((row) => row.contains(document.activeElement)));
    assert.equal(await focused(), 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    assert.equal(await focused(), 1);
    await page.keyboard.press('x');
    await page.getByText('1 gekozen').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(moties|toezeggingen|kamerverzoeken)\/[0-9a-f-]{36}$/);
    await page.goBack();
    // Without a full load: the document stays, the focus too, and what changed is said.
    await page.evaluate(() => { window.sameDocument = true; });
    const facet = page.locator('.facet a', { hasText: 'Motie' }).first();
    await facet.focus();
    await page.keyboard.press('Enter');
    await page.locator('.facet a[aria-current]', { hasText: 'Motie' }).waitFor();
    assert.equal(await page.evaluate(() => window.sameDocument), true);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Motie/);
    await page.locator('p.verborgen[role=status]', { hasText: /za(ak|ken) gevonden$/ }).waitFor({ state: 'attached' });
    await page.goBack();
    await page.locator('.facet a[aria-current]', { hasText: 'Motie' }).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => window.sameDocument), true);
    // Single keys can be switched off, and stay so.
    await page.getByRole('button', { name: 'Sneltoetsen uitzetten' }).press('Enter');
    await page.reload();
    await page.keyboard.press('/');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'snelzoek');
  });
});

test('a page that is loaded does not move under the hand', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', '/werkvoorraad?isOpen=true');
    const shift = await page.evaluate(() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
    }));
    assert.ok(shift < 0.01, `layout shift ${shift}`);
  });
});
