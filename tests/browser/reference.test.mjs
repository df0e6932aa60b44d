// Offices, directorates and staff: added, changed, ended, who held what when, and a portfolio that goes to another.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { formOf, withPage } from './page.mjs';
import { api, base, daysFrom, freshNumber, signIn, today } from './stack.mjs';

let day;
before(async () => { day = await today(); });
const tag = () => Date.now().toString(36) + Math.floor(Math.random() * 1000);
const go = (page, name) => page.getByRole('main').getByRole('button', { name }).click();

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('an office is added, gets a holder and another, and ends; faults stand beside their fields', async () => {
      const code = `voorbeeld-${tag()}`;
      await withPage({ javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 400, height: 900 } }, async (page) => {
        await signIn(page, 'beheerder', '/meer');
        await page.getByRole('link', { name: 'Ambten' }).click();
        await page.getByLabel('Code').fill('Geen Code');
        await page.getByLabel('Naam').fill('Voorbeeldminister');
        await go(page, 'Ambt toevoegen');
        await page.locator('.fouttekst').getByText('kleine letters').waitFor();
        assert.equal(await page.getByLabel('Naam').inputValue(), 'Voorbeeldminister');
        await page.getByLabel('Code').fill(code);
        await go(page, 'Ambt toevoegen');
        await page.getByText('Het ambt is toegevoegd.').waitFor();
        assert.equal(new URL(page.url()).pathname, `/ambten/${code}`);

        for (const [name, from] of [['V. Eerste', daysFrom(day, -400)], ['V. Tweede', daysFrom(day, -100)]]) {
          await page.locator('summary', { hasText: 'Nieuwe bewindspersoon' }).click();
          const form = formOf(page, 'Nieuwe bewindspersoon');
          await form.getByLabel('Naam').fill(name);
          await form.getByLabel('Vanaf').fill(from);
          await form.getByRole('button').click();
          await page.getByText('De nieuwe bewindspersoon is vastgelegd.').waitFor();
        }
        const held = page.getByRole('region', { name: 'Wie het ambt bekleedde' });
        assert.equal(await held.locator('tbody tr').count(), 2);
        assert.match(await held.locator('tbody tr').first().textContent(), /V\. Tweede\s+Nu/);
        await held.getByRole('link', { name: 'Toezeggingen in de tijd van V. Eerste' }).click();
        await page.getByRole('heading', { level: 1, name: 'Toezeggingen' }).waitFor();
        assert.ok(page.url().includes(`ingediendVoor=${daysFrom(day, -100)}`), 'until the successor came');

        await page.goto(`${base}/ambten/${code}`);
        await page.locator('summary', { hasText: 'Nieuwe bewindspersoon' }).click();
        let form = formOf(page, 'Nieuwe bewindspersoon');
        await form.getByLabel('Naam').fill('V. Te Vroeg');
        await form.getByLabel('Vanaf').fill(daysFrom(day, -300));
        await form.getByRole('button').click();
        await page.getByRole('alert').waitFor();
        assert.equal(await formOf(page, 'Nieuwe bewindspersoon').getByLabel('Naam').inputValue(), 'V. Te Vroeg');

        await page.goto(`${base}/ambten/${code}`);
        await page.locator('summary', { hasText: 'Wijzigen of beëindigen' }).click();
        form = formOf(page, 'Wijzigen of beëindigen');
        await form.getByLabel('Geldig tot en met').fill(daysFrom(day, -1));
        await form.getByRole('button').click();
        await page.getByText('De wijziging is vastgelegd.').waitFor();
        await page.getByText('Voorbij').waitFor();
      });
    });

    test('staff with a deputy stand with their directorate', async () => {
      const unit = `directie-${tag()}`;
      await api('POST', '/v1/directies', { code: unit, naam: 'Voorbeelddirectie', mail: 'voorbeeld@example.org' }, 'beheerder');
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'beheerder', '/medewerkers');
        for (const name of ['V. Behandelaar', 'V. Vervanger']) {
          await page.goto(`${base}/medewerkers`);
          await page.getByLabel('Naam').fill(`${name} ${unit}`);
          await page.getByLabel('Mailadres').fill('medewerker@example.org');
          await page.getByLabel('Directie').selectOption(unit);
          await go(page, 'Medewerker toevoegen');
          await page.getByText('De medewerker is toegevoegd.').waitFor();
        }
        await page.goto(`${base}/directies/${unit}`);
        await page.getByRole('link', { name: `V. Behandelaar ${unit}` }).click();
        await page.locator('summary', { hasText: 'Wijzigen of beëindigen' }).click();
        await formOf(page, 'Wijzigen of beëindigen').getByLabel('Vervanger').selectOption({ label: `V. Vervanger ${unit}` });
        await formOf(page, 'Wijzigen of beëindigen').getByRole('button').click();
        await page.getByText('De wijziging is vastgelegd.').waitFor();
        await page.goto(`${base}/directies/${unit}`);
        assert.match(await page.locator('tr', { hasText: 'V. Behandelaar' }).textContent(), /V\. Vervanger/);
      });
    });

    test('a portfolio goes to another directorate from a day, after a look', async () => {
      const from = `directie-van-${tag()}`, to = `directie-naar-${tag()}`;
      for (const code of [from, to]) await api('POST', '/v1/directies', { code, naam: `Voorbeeld ${code}` }, 'beheerder');
      for (let i = 0; i < 2; ++i) {
        await api('POST', '/v1/moties', { nummer: freshNumber(), titel: 'Voorbeeld van een overdracht', indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
          ingediendDatum: daysFrom(day, -20), verantwoordelijke: 'minister-jenv', directie: from });
      }
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'coordinator', `/directies/${from}`);
        assert.equal(await page.locator('.kaart', { hasText: 'Open' }).locator('.getal').textContent(), '2');
        const form = page.getByRole('region', { name: 'Portefeuille overdragen' });
        await form.getByLabel('Naar directie').selectOption(to);
        await form.getByRole('button').click();
        await page.getByText('2 worden gewijzigd').waitFor();
        await go(page, 'Voer uit voor 2 zaken');
        await page.getByText('De zaken zijn toegewezen.').waitFor();
        await page.goto(`${base}/directies/${to}`);
        assert.equal(await page.locator('.kaart', { hasText: 'Open' }).locator('.getal').textContent(), '2');
      });
    });
  });
}

test('a reader sees who and when, and is offered nothing to change', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/ambten/minister-jenv');
    await page.getByRole('heading', { level: 1, name: 'Minister van Justitie en Veiligheid' }).waitFor();
    assert.equal(await page.locator('main form').count(), 0);
    assert.equal((await page.goto(`${base}/ambten/bestaat-niet`)).status(), 404);
  });
});

for (const look of looks) {
  test(`the pages of reference data are whole, accessible and fit: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'beheerder', '/meer');
      for (const address of ['/meer', '/ambten', '/ambten/minister-jenv', '/directies', '/directies/directie-politie', '/medewerkers']) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, address);
        const name = address.slice(1).replace('/', '-');
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
    });
  });
}
