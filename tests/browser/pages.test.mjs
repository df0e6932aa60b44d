// The journeys of issue 2: log in, work list, motion with a hold, edition, dashboard; at 1280 and 400 pixels, with and
// without JavaScript, in light and dark.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { hasItsLandmarks, isAccessible, isValidHtml, isWhole, looks, picture } from './checks.mjs';
import { formOf, withPage } from './page.mjs';
import { api, base, daysFrom, freshNumber, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world;
before(async () => {
  world = await layOut();
});

const allPages = () => ({
  werkvoorraad: '/werkvoorraad?isOpen=true',
  'werkvoorraad-gefilterd': '/werkvoorraad?q=voorbeeld&status=aangehouden,ingediend&termijnNa=2000-01-01',
  'werkvoorraad-leeg': '/werkvoorraad?q=zzzzzzzzzzzz',
  moties: '/moties',
  motie: `/moties/${world.motion.id}`,
  'motie-nieuw': '/moties/nieuw',
  toezeggingen: '/toezeggingen',
  'toezegging-nieuw': '/toezeggingen/nieuw',
  kamerverzoeken: '/kamerverzoeken',
  vehikels: '/vehikels',
  vehikel: `/vehikels/${world.vehicle.id}`,
  'vehikel-nieuw': '/vehikels/nieuw',
  editie: `/edities/${world.edition.id}`,
  dashboard: '/dashboard',
  meldingen: '/meldingen',
  sneltoetsen: '/sneltoetsen',
});

for (const look of looks) {
  test(`every page is whole, accessible and fits: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await page.goto(base + '/inloggen');
      await hasItsLandmarks(page, 'inloggen');
      await isAccessible(page, 'inloggen');
      await picture(page, `inloggen-${look.name}`);
      await signIn(page);
      for (const [name, address] of Object.entries(allPages())) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, name);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
      const missing = await page.goto(base + '/moties/onbekend');
      assert.equal(missing.status(), 404);
      await hasItsLandmarks(page, '404');
      await isAccessible(page, '404');
    });
  });
}

test('signing in: a link leads on, a wrong token is refused, signing out ends it', async () => {
  await withPage({}, async (page) => {
    await page.goto(base + '/moties?status=aangehouden');
    await page.getByLabel('Token').fill('geen-token');
    await page.getByRole('main').getByRole('button', { name: 'Inloggen' }).click();
    await page.getByText('Dit token is niet bekend').waitFor();
    assert.match(await page.title(), /^Fout: /);
    await signIn(page, 'lezer', '/moties?status=aangehouden');
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/moties?status=aangehouden');
    const cookie = (await page.context().cookies()).find((c) => c.name === 'gestand_sessie');
    assert.ok(cookie.httpOnly && cookie.sameSite === 'Strict' && cookie.path === '/');
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.goto(base + '/dashboard');
    assert.equal(new URL(page.url()).pathname, '/inloggen');
  });
});

test('a reader sees everything and is offered nothing to change', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', `/moties/${world.motion.id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.locator('main form').count(), 0);
    assert.equal((await page.goto(base + '/moties/nieuw')).status(), 403);
  });
});

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('the work list: filter, sort, open', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page);
        assert.match(page.url(), /\/werkvoorraad\?isOpen=true$/);
        await page.getByLabel('Zoek op woorden of nummer').fill(`gezichtsherkenning ${world.tag}`);
        await page.getByRole('button', { name: 'Toon' }).click();
        await page.waitForURL(/isOpen=true&q=gezichtsherkenning/);
        assert.ok(!/=(&|$)/.test(page.url()), 'no empty filters in the address');
        await page.getByText('1 zaak', { exact: true }).waitFor();
        await page.getByRole('link', { name: 'Nummer' }).click();
        await page.waitForURL(/sorteer=nummer/);
        assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
        await page.getByRole('link', { name: /^Voorbeeld gezichtsherkenning/ }).click();
        assert.equal(new URL(page.url()).pathname, `/moties/${world.motion.id}`);
        assert.ok((await page.getByRole('heading', { level: 1 }).textContent()).includes(world.title), 'hostile text is text');
      });
    });

    test('a motion is registered, appreciated by another office, held and noted; faults stand beside their fields', async () => {
      await withPage({ javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 400, height: 900 } }, async (page) => {
        await signIn(page, 'coordinator', '/moties/nieuw');
        const number = freshNumber();
        await page.getByLabel('Nummer', { exact: false }).first().fill(number);
        await page.getByLabel('Titel', { exact: true }).fill('Voorbeeld van een motie uit de browser');
        await page.getByLabel('Verzoeken').fill('eerst dit te doen\ndan dat te doen');
        await page.getByRole('button', { name: 'Motie vastleggen' }).click();
        await page.getByRole('alert').waitFor();
        assert.ok((await page.locator('.fouttekst').count()) >= 2, 'all faults at once');
        assert.match(await page.title(), /^Fout: /);
        assert.equal(await page.getByLabel('Titel', { exact: true }).inputValue(), 'Voorbeeld van een motie uit de browser');
        assert.equal(await page.getByLabel('Verzoeken').inputValue(), 'eerst dit te doen\ndan dat te doen');
        await page.getByLabel('Indieners').fill('Voorbeeld (Voorbeeldpartij)');
        await page.getByLabel('Ingediend op').fill(daysFrom(world.day, -10));
        await page.getByLabel('Verantwoordelijke bewindspersoon').selectOption('minister-jenv');
        await page.getByLabel('Directie').selectOption('directie-politie');
        await page.getByRole('button', { name: 'Motie vastleggen' }).click();
        await page.getByText('De motie is vastgelegd.').waitFor();
        assert.match(await page.getByRole('heading', { level: 1 }).textContent(), new RegExp(number));
        const address = new URL(page.url()).pathname;

        await page.locator('summary', { hasText: 'Appreciatie vastleggen' }).click();
        let form = formOf(page, 'Appreciatie vastleggen');
        await form.getByLabel('Oordeel', { exact: true }).selectOption('oordeel-kamer');
        await form.getByLabel('Gegeven door').selectOption('staatssecretaris-bzk');
        await form.getByLabel('Datum').fill(daysFrom(world.day, -9));
        await form.getByRole('button').click();
        await page.getByText('Gegeven door een ander dan de verantwoordelijke.').waitFor();

        await page.locator('summary', { hasText: /^Aanhouden$/ }).click();
        form = formOf(page, 'Aanhouden');
        await form.getByLabel('Datum').fill(daysFrom(world.day, 3));
        await form.getByRole('button').click();
        await page.getByRole('alert').waitFor();
        form = formOf(page, 'Aanhouden');
        assert.equal(await form.getByLabel('Datum').inputValue(), daysFrom(world.day, 3), 'what was typed is kept');
        await form.getByLabel('Datum').fill(daysFrom(world.day, -8));
        await form.getByLabel('Tot deze editie').selectOption(world.edition.id);
        await form.getByRole('button').click();
        await page.getByText('De aanhouding is vastgelegd.').waitFor();
        await page.getByText(/Vervalt op/).waitFor();
        assert.equal(await page.locator('.standen').getByText('Aangehouden').count(), 1);
        await page.locator('summary', { hasText: 'Waarom deze datum?' }).first().click();
        assert.ok((await page.locator('details.uitleg[open] li').count()) >= 1, 'each step of the date');
        const history = page.getByRole('region', { name: 'Geschiedenis' });
        assert.ok((await history.locator('.tijdlijn > li').count()) >= 3);

        await page.locator('summary', { hasText: 'Notitie maken' }).click();
        form = formOf(page, 'Notitie maken');
        await form.getByLabel('Notitie').fill('Uit de browser');
        await form.getByRole('button').click();
        await page.getByText('De notitie is bewaard.').waitFor();
        assert.equal(new URL(page.url()).pathname, address);
      });
    });

    test('two people at once: the second is told, and what was typed is kept', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'behandelaar', `/moties/${world.motion.id}`);
        await page.locator('summary', { hasText: 'Notitie maken' }).click();
        const form = formOf(page, 'Notitie maken');
        await form.getByLabel('Notitie').fill('mijn lange notitie');
        await api('POST', `/v1/moties/${world.motion.id}/notities`, { tekst: 'iemand anders was er eerder' });
        await form.getByRole('button').click();
        await page.getByText('Iemand anders was u voor').waitFor();
        assert.equal(await page.getByLabel('Notitie', { exact: true }).inputValue(), 'mijn lange notitie');
        await formOf(page, 'Notitie maken').getByRole('button').click();
        await page.getByText('De notitie is bewaard.').waitFor();
      });
    });

    test('an edition is made, moved with a reason and sent; a proposal to close appears and is decided', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'coordinator', `/vehikels/${world.vehicle.id}`);
        await page.locator('summary', { hasText: 'Editie toevoegen' }).click();
        const adding = formOf(page, 'Editie toevoegen');
        await adding.getByLabel('Naam').fill(`Voorbeeld tweede editie ${javaScriptEnabled}`);
        await adding.getByLabel('Op een vaste datum').fill(daysFrom(world.day, 30));
        await page.getByRole('button', { name: 'Editie toevoegen' }).click();
        await page.getByText('De editie is toegevoegd.').waitFor();
        const edition = new URL(page.url()).pathname.split('/').pop();
        await api('POST', `/v1/moties/${world.motion.id}/koppelingen`, { editie: edition, rol: 'belofte' });

        await page.goto(`${base}/edities/${edition}`);
        await page.getByRole('region', { name: 'Wat erin moet' }).getByRole('link', { name: /^Voorbeeld gezichtsherkenning/ }).waitFor();
        await page.locator('summary', { hasText: 'Editie verplaatsen' }).click();
        let form = formOf(page, 'Editie verplaatsen');
        await form.getByLabel('Op een vaste datum').fill(daysFrom(world.day, 20));
        await form.getByLabel('Reden').fill('debat naar voren');
        await form.getByRole('button').click();
        await page.getByText('eerst gepland op').waitFor();

        await page.goto(`${base}/moties/${world.motion.id}`);
        const moved = page.locator('article.termijn', { hasText: `Voorbeeld tweede editie ${javaScriptEnabled}` });
        await moved.getByText('1 keer verschoven').waitFor();

        await page.goto(`${base}/edities/${edition}`);
        await page.locator('summary', { hasText: 'Verzonden aan de Kamer' }).click();
        form = formOf(page, 'Verzonden aan de Kamer');
        await form.getByLabel('Kamerstuk').fill('99099-12');
        await form.getByRole('button').click();
        await page.getByText('De verzending is vastgelegd.').waitFor();

        await page.goto(`${base}/moties/${world.motion.id}`);
        const proposal = page.locator('article.voorstel', { hasText: `Voorbeeld tweede editie ${javaScriptEnabled}` });
        await proposal.getByText('Wacht op besluit').waitFor();
        await proposal.getByLabel('Besluit', { exact: true }).selectOption('afgewezen');
        await proposal.getByRole('button').click();
        await page.getByText('Het besluit is vastgelegd.').waitFor();
        await page.locator('article.voorstel', { hasText: `Voorbeeld tweede editie ${javaScriptEnabled}` }).getByText('Afgewezen').waitFor();
      });
    });

    test('the dashboard: every number leads to a list of as many', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'lezer', '/dashboard');
        const cards = await page.locator('.kaart a').evaluateAll((links) =>
          links.map((link) => ({ address: link.getAttribute('href'), number: link.querySelector('.getal').textContent.trim() })));
        assert.ok(cards.length >= 7);
        for (const card of cards) {
          await page.goto(base + card.address);
          const counted = (await page.locator('.aantal').textContent()).split(' ')[0];
          assert.equal(counted, card.number, card.address);
        }
        await page.goto(`${base}/dashboard?directie=directie-ai&peilDatum=${daysFrom(world.day, -1)}`);
        await page.getByText('wat Gestand toen had vastgelegd').waitFor();
      });
    });
  });
}

test('by keyboard alone: skip link, menu, form', async () => {
  await withPage({}, async (page) => {
    await signIn(page);
    await page.goto(`${base}/moties/${world.motion.id}`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
    const summary = page.locator('summary', { hasText: 'Notitie maken' });
    for (let i = 0; i < 200 && !(await summary.evaluate((e) => e === document.activeElement)); ++i) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('met het toetsenbord');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('De notitie is bewaard.').waitFor();
  });
});

test('the first load of every page is small, and nothing on it shifts', async () => {
  for (const [name, address] of Object.entries(allPages())) {
    await withPage({}, async (page) => {
      await signIn(page);
      const came = [];
      const client = await page.context().newCDPSession(page);
      await client.send('Network.enable');
      await client.send('Network.clearBrowserCache');
      const types = new Map();
      client.on('Network.responseReceived', (event) => types.set(event.requestId, event.response.mimeType));
      client.on('Network.loadingFinished', (event) => came.push([types.get(event.requestId), event.encodedDataLength]));
      await page.goto(base + address, { waitUntil: 'networkidle' });
      const bytes = came.reduce((sum, [, size]) => sum + size, 0);
      assert.ok(bytes > 0 && bytes < 150_000, `${name}: ${bytes} bytes: ${JSON.stringify(came)}`);
      assert.ok(came.some(([type]) => type === 'font/woff2'), `${name}: the letter came`);
      const shift = await page.evaluate(() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      }));
      assert.ok(shift < 0.01, `${name}: layout shift ${shift}`);
    });
  }
});
