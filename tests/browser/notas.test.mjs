// Notas are read, looked at and confirmed; letters name many items. Nothing is stored before it is confirmed.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, freshNumber, signIn, today } from './stack.mjs';

let day;
before(async () => { day = await today(); });
const go = (page, name) => page.getByRole('main').getByRole('button', { name }).click();
const dutch = (iso) => new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(iso));

// A nota as a ministry writes it, with a part that may not be public.
const nota = (number) => `Nota ter besluitvorming

Aan: de minister van Justitie en Veiligheid
Datum: ${dutch(daysFrom(day, -3))}
Kenmerk: V${number}
Betreft: Voorbeeldnota ${number}

1. Aanleiding
Tijdens het tweeminutendebat Voorbeeld van ${dutch(daysFrom(day, -10))} heeft het lid Voorbeeld (Voorbeeldpartij) een motie ingediend over een voorbeeld (Kamerstuk ${number.split('-')[0]}, nr. ${number.split('-')[1]}). De motie van het lid Voorbeeld verzoekt de regering een voorbeeld te geven. Door de minister van Justitie en Veiligheid is de motie in het debat oordeel Kamer gegeven.

2. Informatie die niet openbaar gemaakt kan worden
De persoonsgegevens van de ambtenaar: boterbloem.
`;

const proposal = (page, text) => page.locator('article.voorstel', { hasText: text });
async function open(article) {
  const details = article.locator('details');
  if (!(await details.getAttribute('open').then((value) => value !== null))) await details.locator('summary').click();
}
const count = async (path) => (await api('GET', path)).aantal;

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test('a pasted nota: each proposal with its passage; chosen ones are stored, faults stand beside them', async () => {
      const number = freshNumber();
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'behandelaar', '/notas');
        const before = await count('/v1/notas');
        await page.getByRole('link', { name: 'Nota lezen' }).click();
        await go(page, 'Lees de nota');
        await page.getByRole('alert').waitFor();
        await page.getByLabel('Of plak de tekst').fill(nota(number));
        await go(page, 'Lees de nota');
        await page.getByRole('heading', { level: 1, name: 'Nota nakijken' }).waitFor();
        assert.equal(await page.locator('[name="n.titel"]').inputValue(), `Voorbeeldnota ${number}`);
        assert.equal(await count('/v1/notas'), before, 'reading stores nothing');
        const motion = proposal(page, /^\s*Motie:/);
        await motion.getByText(/% zeker/).waitFor();
        const link = await motion.getByRole('link', { name: /^Toon in de tekst/ }).last().getAttribute('href');
        assert.match(await page.locator(`mark${link}`).textContent(), /Tijdens het tweeminutendebat|motie|Voorbeeldnota/, 'the passage is marked in the text');

        // Chosen before its motion is there: the nota is stored, the fault stands beside the proposal.
        const judgement = proposal(page, /^\s*Appreciatie:/);
        await judgement.getByRole('checkbox').first().check();
        await open(judgement);
        assert.equal(await judgement.getByLabel('Oordeel', { exact: true }).inputValue(), 'oordeel-kamer');
        await judgement.getByLabel('Toelichting').fill('zoals gezegd');
        await go(page, 'Leg vast');
        await page.getByText('1 voorstel is nog niet vastgelegd.').waitFor();
        await proposal(page, /^\s*Appreciatie:/).locator('.fouttekst').getByText('Er is geen zaak met dit nummer.').waitFor();
        assert.equal(await proposal(page, /^\s*Appreciatie:/).getByLabel('Toelichting').inputValue(), 'zoals gezegd');
        assert.equal(await count(`/v1/moties?q=${number}`), 0);

        await proposal(page, /^\s*Motie:/).getByRole('checkbox').first().check();
        await open(proposal(page, /^\s*Motie:/));
        await proposal(page, /^\s*Motie:/).getByLabel('Verantwoordelijke bewindspersoon').selectOption('minister-jenv');
        await go(page, 'Leg vast');
        await page.getByText('De nota is vastgelegd.').waitFor();
        await page.getByRole('region', { name: 'Zaken' }).getByText(number).waitFor();
        await page.getByText('boterbloem').waitFor();
        assert.equal(await count('/v1/notas'), before + 1, 'once');
        const made = (await api('GET', `/v1/moties?q=${number}`)).resultaten[0];
        assert.equal(made.appreciatie.oordeel, 'oordeel-kamer');
        const address = page.url().split('?')[0];
        await page.context().clearCookies();
        await signIn(page, 'lezer', new URL(address).pathname);
        await page.getByText('Dit deel is niet openbaar.').first().waitFor();
        assert.equal(await page.getByText('boterbloem').count(), 0, 'hidden from a reader');
        assert.equal((await page.goto(`${base}/notas/nieuw`)).status(), 403);
      });
    });

    test('a file of text, longer than a small form; what is here already is said', async () => {
      const number = freshNumber();
      await api('POST', '/v1/moties', { nummer: number, titel: 'Voorbeeld die er al is', indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
        ingediendDatum: daysFrom(day, -10), verantwoordelijke: 'minister-jenv' });
      await withPage({ javaScriptEnabled }, async (page) => {
        await signIn(page, 'behandelaar', '/notas/nieuw');
        const text = nota(number) + '\nToelichting\n' + 'Dit is een lange toelichting zonder beloften.\n'.repeat(1000);
        await page.getByLabel('Bestand').setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from(text.replaceAll('\n', '\r\n')) });
        await go(page, 'Lees de nota');
        await proposal(page, /^\s*Motie:/).getByText('Staat in Gestand').waitFor();
        await page.locator('[name="n.titel"]').fill('');
        await go(page, 'Leg vast');
        await page.getByRole('alert').waitFor();
        assert.match(await page.title(), /^Fout: /);
        await page.locator('[name="n.titel"]').fill(`Voorbeeld verbeterd ${number}`);
        await go(page, 'Leg vast');
        await page.getByText('De nota is vastgelegd.').waitFor();
        await page.getByRole('heading', { level: 1, name: `Voorbeeld verbeterd ${number}` }).waitFor();
      });
    });

    test('a letter names its items by number; an unknown number is said', async () => {
      const number = freshNumber();
      await api('POST', '/v1/moties', { nummer: number, titel: 'Voorbeeld in een brief', indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
        ingediendDatum: daysFrom(day, -10), verantwoordelijke: 'minister-jenv' });
      await withPage({ javaScriptEnabled, viewport: { width: 400, height: 900 } }, async (page) => {
        await signIn(page, 'behandelaar', '/brieven');
        await page.getByRole('link', { name: 'Nieuwe brief' }).click();
        await page.getByLabel('Titel').fill(`Voorbeeldbrief ${number}`);
        await page.getByLabel('Datum').fill(daysFrom(day, -1));
        await page.getByLabel('Van').selectOption('minister-jenv');
        await page.getByLabel('Welke zaken').fill(`${number.replace('-', ', nr. ')}\n99099-bestaatniet`);
        await go(page, 'Brief vastleggen');
        await page.locator('.fouttekst').getByText('99099-bestaatniet').waitFor();
        assert.equal(await page.getByLabel('Titel').inputValue(), `Voorbeeldbrief ${number}`);
        await page.getByLabel('Welke zaken').fill(number.replace('-', ', nr. '));
        await go(page, 'Brief vastleggen');
        await page.getByText('De brief is vastgelegd.').waitFor();
        await page.getByRole('region', { name: 'Zaken' }).getByRole('link', { name: 'Voorbeeld in een brief' }).click();
        await page.getByText('Voorstellen om af te doen').waitFor();
      });
    });
  });
}

for (const look of looks) {
  test(`the pages of notas and letters are whole, accessible and fit: ${look.name}`, async () => {
    const number = freshNumber();
    const motion = await api('POST', '/v1/moties', { nummer: number, titel: 'Voorbeeld bij een nota', indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
      ingediendDatum: daysFrom(day, -10), verantwoordelijke: 'minister-jenv' });
    const stored = await api('POST', '/v1/notas', { titel: 'Voorbeeldnota', datum: daysFrom(day, -2), kenmerk: 'V1', aan: 'de minister', koppelingen: [motion.id],
      route: [{ station: 'DG', paraaf: 'VB', datum: daysFrom(day, -2) }],
      paragrafen: [{ nummer: '1', titel: 'Kern', tekst: 'Voorbeeld', openbaar: true }, { nummer: '2', titel: 'Besloten', tekst: 'Niet voor iedereen' }] });
    const letter = await api('POST', '/v1/brieven', { titel: 'Voorbeeldbrief', datum: daysFrom(day, -2), van: 'minister-jenv', kamerstuk: freshNumber(), items: [motion.id] });
    await withPage(look.options, async (page) => {
      await signIn(page, 'behandelaar', '/notas');
      for (const [name, address] of Object.entries({ notas: '/notas', nota: `/notas/${stored.id}`, 'nota-lezen': '/notas/nieuw', brieven: '/brieven', brief: `/brieven/${letter.id}`, 'brief-nieuw': '/brieven/nieuw' })) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, name);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
      await page.goto(`${base}/notas/nieuw`);
      await page.getByLabel('Of plak de tekst').fill(nota(freshNumber()));
      const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), go(page, 'Lees de nota')]);
      if (look.name === '1280-light') await isValidHtml(await answer.text(), 'nota-nakijken');
      await isWhole(page, 'nota-nakijken', look);
    });
  });
}
