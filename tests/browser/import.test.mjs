// A spreadsheet comes in: looked at first, its columns chosen and remembered, its good rows taken over, each once.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, signIn, today } from './stack.mjs';

let day;
before(async () => { day = await today(); });
const go = (page, name) => page.getByRole('main').getByRole('button', { name }).click();
const fresh = () => 'invoer' + Date.now().toString(36) + Math.floor(Math.random() * 1000);
const count = async (word) => (await api('GET', `/v1/toezeggingen?q=${word}`)).aantal;

// Two good rows, one with a date that cannot be read, and a column that nobody knows.
const sheet = (word, term = daysFrom(day, 80)) => Buffer.from([
  'Toezegging;Datum toezegging;Bewindspersoon;Toegezegd aan;Deadline;Kleurcode',
  `Voorbeeld ${word} over het eerste onderwerp;${daysFrom(day, -30)};minister-jenv;Voorbeeldlid;${term};geel`,
  `Voorbeeld ${word} over iets heel anders;${daysFrom(day, -29)};minister-jenv;Voorbeeldlid;;groen`,
  `Voorbeeld ${word} met een fout;17-05-24;minister-jenv;Voorbeeldlid;;rood`,
].join('\r\n'));

async function look(page, content) {
  await page.goto(`${base}/import`);
  await page.getByLabel('Bestand').setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: content });
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), go(page, 'Bekijk wat er zou veranderen')]);
  await page.getByRole('heading', { level: 1, name: 'Spreadsheet nakijken' }).waitFor();
  return answer;
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('a dry run with faults by cell, one row, then all; the same sheet again changes nothing', async () => {
      const word = fresh();
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'behandelaar', '/meer');
        await page.getByRole('link', { name: 'Spreadsheet overnemen' }).click();
        await go(page, 'Bekijk wat er zou veranderen');
        await page.getByText('Kies een bestand.').waitFor();
        await look(page, sheet(word));
        await page.getByText('2 nieuw').first().waitFor();
        const faults = page.getByRole('region', { name: 'Fouten in het blad' });
        assert.match(await faults.locator('tr', { hasText: 'B4' }).textContent(), /17-05-24.*twee cijfers/s);
        assert.equal(await count(word), 0, 'a look changes nothing');
        await go(page, 'Neem de gekozen rijen over');
        await page.getByText('Vink rijen aan').waitFor();
        await page.getByLabel('Rij 3').check();
        await go(page, 'Neem de gekozen rijen over');
        await page.getByText('1 nieuw en 0 gewijzigd').waitFor();
        assert.equal(await count(word), 1);
        await look(page, sheet(word));
        await page.getByLabel(/^Alle goede rijen \(1 rij\)/).check();
        await go(page, 'Neem de gekozen rijen over');
        await page.getByText('1 nieuw en 0 gewijzigd').waitFor();
        await look(page, sheet(word));
        await page.getByText('Er is geen rij die iets zou veranderen.').waitFor();
        assert.equal(await count(word), 2);

        // A changed cell is a difference in three columns, and goes in.
        await look(page, sheet(word, daysFrom(day, 95)));
        const row = page.locator('.verschil tr', { hasText: 'E2' });
        for (const said of [daysFrom(day, 80), daysFrom(day, 95)]) assert.ok((await row.textContent()).includes(said), said);
        await page.getByLabel('Rij 2').check();
        await go(page, 'Neem de gekozen rijen over');
        await page.getByText('0 nieuw en 1 gewijzigd').waitFor();
        const moved = (await api('GET', `/v1/toezeggingen?q=${word}%20eerste`)).resultaten[0].termijn;
        assert.deepEqual([moved.datum, moved.verschuivingen], [daysFrom(day, 95), 1]);
      });
    });

    test('a column is told what it is, and the next sheet with these headers knows', async () => {
      const word = fresh();
      await withPage({ javaScriptEnabled, viewport: { width: 400, height: 900 } }, async (page) => {
        await signIn(page, 'behandelaar', '/import');
        await look(page, sheet(word));
        await page.locator('summary', { hasText: 'Kolommen' }).click();
        assert.equal(await page.getByLabel('Kolom F Kleurcode').inputValue(), '-');
        await page.getByLabel('Kolom F Kleurcode').selectOption('opmerking');
        await page.getByLabel('Kolom E Deadline').selectOption('-');
        await go(page, 'Kijk opnieuw');
        await page.locator('summary', { hasText: 'Kolommen' }).click();
        assert.equal(await page.getByLabel('Kolom F Kleurcode').inputValue(), 'opmerking');
        await look(page, sheet(word));
        await page.locator('summary', { hasText: 'Kolommen' }).click();
        assert.equal(await page.getByLabel('Kolom F Kleurcode').inputValue(), 'opmerking', 'remembered');
        assert.equal(await page.getByLabel('Kolom E Deadline').inputValue(), '-');
      });
    });

    test('what is no sheet, or too big, is said', async () => {
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'behandelaar', '/import');
        await page.getByLabel('Bestand').setInputFiles({ name: 'x.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK geen werkmap') });
        await go(page, 'Bekijk wat er zou veranderen');
        await page.getByText('Het blad is niet te lezen.').waitFor();
        await page.getByLabel('Bestand').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.alloc(800_000, 'x') });
        await go(page, 'Bekijk wat er zou veranderen');
        await page.getByText('te groot voor deze pagina').waitFor();
        await page.getByLabel('Bestand').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.alloc(1_200_000, 'x') });
        await go(page, 'Bekijk wat er zou veranderen');
        await page.getByRole('heading', { level: 1, name: 'Dit is te groot' }).waitFor();
        await page.context().clearCookies();
        await signIn(page, 'lezer');
        assert.equal((await page.goto(`${base}/import`)).status(), 403);
      });
    });
  });
}

for (const look_ of looks) {
  test(`the pages of an import are whole, accessible and fit: ${look_.name}`, async () => {
    const word = fresh();
    await withPage(look_.options, async (page) => {
      await signIn(page, 'behandelaar', '/import');
      const reply = await page.goto(`${base}/import`);
      if (look_.name === '1280-light') await isValidHtml(await reply.text(), 'import');
      await isWhole(page, 'import', look_);
      await look(page, sheet(word));
      await page.getByLabel('Rij 2').check();
      await go(page, 'Neem de gekozen rijen over');
      await isWhole(page, 'import-gedaan', look_);
      const answer = await look(page, sheet(word, daysFrom(day, 95)));
      if (look_.name === '1280-light') await isValidHtml(await answer.text(), 'import-nakijken');
      await isWhole(page, 'import-nakijken', look_);
    });
  });
}
