// Rules of alerts with a rehearsal before they count, when receivers want to be reached, channels, and what was told of an item.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, signIn } from './stack.mjs';

const tag = () => Date.now().toString(36) + Math.floor(Math.random() * 1000);
const button = (page, name) => page.getByRole('main').getByRole('button', { name });

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    const viewport = { width: javaScriptEnabled ? 1280 : 400, height: 900 };

    test('a rule is tried, made, changed and switched off; faults stand beside their fields', async () => {
      const name = `Voorbeeldregel ${tag()}`;
      await withPage({ javaScriptEnabled, viewport }, async (page) => {
        await signIn(page, 'coordinator', '/meer');
        await page.getByRole('link', { name: 'Meldregels', exact: true }).click();
        await page.getByRole('link', { name: 'Nieuwe regel' }).click();
        await page.getByLabel('Naam').fill(name);
        await page.getByLabel('Drempels').fill('-20, morgen');
        await page.getByLabel('Niemand bevestigt: wie dan').fill('2 coordinatoren\n3 niemand');
        await button(page, 'Vastleggen').click();
        await page.locator('.fouttekst').first().waitFor();
        assert.equal(await page.getByLabel('Drempels').inputValue(), '-20, morgen', 'nothing typed is lost');
        await page.getByLabel('Drempels').fill('-20, -10');
        await button(page, 'Probeer de komende 30 dagen').click();
        await page.locator('.fouttekst').getByText('niemand').waitFor();
        await page.getByLabel('Niemand bevestigt: wie dan').fill('2 coordinatoren');
        await button(page, 'Probeer de komende 30 dagen').click();
        await page.getByRole('heading', { name: 'Wat deze regel zou brengen' }).waitFor();
        assert.match(await page.getByRole('status').first().textContent(), /\d+ melding(en)? in de komende 30 dagen\. Er is niets opgeslagen\./);
        const rules = async () => (await api('GET', '/v1/meldingregels?pageSize=500')).resultaten;
        assert.ok(!(await rules()).some((rule) => rule.naam === name), 'a rehearsal stores nothing');
        await button(page, 'Vastleggen').click();
        await page.getByText('De regel is vastgelegd.').waitFor();
        await page.getByLabel('Niemand bevestigt: wie dan').fill('');
        await page.getByLabel('Deze regel geldt').uncheck();
        await button(page, 'Vastleggen').click();
        await page.getByText('De regel is vastgelegd.').waitFor();
        const made = (await rules()).find((rule) => rule.naam === name);
        assert.deepEqual([made.drempels, made.ladder, made.actief], [[-20, -10], [], false]);
        await page.goto(`${base}/meldregels`);
        assert.match(await page.getByRole('row', { name }).textContent(), /-20, -10 dagen.*Uit/s);
        await page.getByRole('link', { name: 'Wat er de komende 30 dagen uitgaat' }).click();
        await page.getByRole('heading', { level: 1, name: 'Wat er de komende 30 dagen uitgaat' }).waitFor();
      });
    });

    test('a directorate is reached once a day, and not in quiet hours', async () => {
      const code = `voorbeeld-${tag()}`;
      await api('POST', '/v1/directies', { code, naam: `Directie ${code}`, mail: 'voorbeeld@example.org' }, 'beheerder');
      await withPage({ javaScriptEnabled, viewport }, async (page) => {
        await signIn(page, 'coordinator', '/bezorging');
        const form = page.getByRole('region', { name: 'Voorkeur toevoegen' });
        await form.getByLabel('Ontvanger').selectOption(code);
        await form.getByLabel('Hoe vaak').selectOption('dag');
        await form.getByLabel('Stil vanaf').fill('laat');
        await form.getByRole('button').click();
        await page.locator('.fouttekst').first().waitFor();
        assert.equal(await form.getByLabel('Stil vanaf').inputValue(), 'laat');
        await form.getByLabel('Bij een bundel per dag').fill('08:30');
        await form.getByLabel('Stil vanaf').fill('18:00');
        await form.getByLabel('Stil tot').fill('08:00');
        await form.getByLabel('Ook in het weekend').uncheck();
        await form.getByRole('button').click();
        await page.getByText('De voorkeur is vastgelegd.').waitFor();
        const mine = page.getByRole('listitem').filter({ hasText: code });
        assert.match(await mine.textContent(), /per dag om 08:30, stil van 18:00 tot 08:00, niet op vrije dagen/);
        await mine.locator('summary').click();
        await mine.getByLabel('Deze voorkeur geldt').uncheck();
        await mine.getByRole('button', { name: 'Wijziging vastleggen' }).click();
        await page.getByText('De wijziging is vastgelegd.').waitFor();
        await page.getByText('Geldt niet meer').first().waitFor();
      });
    });

    test('channels, and on the page of an item who was told what', async () => {
      await withPage({ javaScriptEnabled, viewport }, async (page) => {
        await signIn(page, 'lezer', '/kanalen');
        await page.getByRole('rowheader', { name: 'Mail' }).waitFor();
        await page.goto(`${base}/bezorging`);
        assert.equal(await page.getByRole('heading', { name: 'Voorkeur toevoegen' }).count(), 0, 'a lezer sets nothing');
        const alert = (await api('GET', '/v1/meldingen?soort=toezegging&status=verzonden&pageSize=1')).resultaten[0];
        await page.goto(`${base}/toezeggingen/${alert.item}`);
        const dossier = page.getByRole('region', { name: 'Meldingen' });
        await dossier.getByText(alert.berichtId).first().waitFor();
        await page.goto(`${base}/meldingen?status=open`);
        assert.equal(await page.locator('[aria-current="true"]').textContent(), 'Nog te bevestigen');
      });
    });
  });
}

for (const look of looks) {
  test(`the pages of alerts are whole, accessible and fit: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'coordinator', '/meer');
      const alert = (await api('GET', '/v1/meldingen?soort=toezegging&status=verzonden&pageSize=1')).resultaten[0];
      const rule = (await api('GET', '/v1/meldingregels')).resultaten.find((one) => one.naam === 'Elke termijn in beheer');
      const pages = { meldingen: '/meldingen?status=open', meldregels: '/meldregels', meldregel: `/meldregels/${rule.id}`, voorspelling: '/meldregels/voorspelling',
        bezorging: '/bezorging', kanalen: '/kanalen', dossier: `/toezeggingen/${alert.item}` };
      for (const [name, address] of Object.entries(pages)) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, address);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
    });
  });
}
