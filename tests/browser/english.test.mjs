// English by a switch: on every page, whoever chose it reads English, but for what people typed and what the registers
// say, which is marked as Dutch. And back.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, signIn } from './stack.mjs';
import { layOut } from './world.mjs';

let world;
let names;
before(async () => {
  world = await layOut();
  const at = `/v1/moties/${world.motion.id}`;
  await api('POST', `${at}/aanhoudingen`, { datum: daysFrom(world.day, -10), totEditie: world.edition.id });
  await api('POST', `${at}/notities`, { tekst: 'een notitie van iemand voor wie het leest' });
  const commitment = await api('POST', '/v1/toezeggingen', {
    nummer: `TZ2024${String(1 + Math.floor(Math.random() * 12)).padStart(2, '0')}-${Math.floor(Math.random() * 90000) + 10000}`, tekst: 'De minister zegt toe de Kamer te informeren over het vervolg.', datum: daysFrom(world.day, -30),
    gedaanDoor: { ambt: 'minister-jenv' }, aan: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
    bron: { soort: 'Commissiedebat', titel: 'Het debat van toen', datum: daysFrom(world.day, -30), passage: 'Dat zeg ik toe.' },
    termijn: { tekst: 'voor de zomer' }, directie: 'directie-politie',
  });
  await api('POST', `/v1/toezeggingen/${commitment.id}/uitstelverzoeken`, { nieuweTermijn: { datum: daysFrom(world.day, 400) }, reden: 'nog niet klaar' });
  world.commitment = commitment;
  names = await properNames();
});

// Names are the same in every language.
async function properNames() {
  const out = [];
  for (const kind of ['ambten', 'directies', 'medewerkers', 'edities', 'vehikels'])
    for (const one of (await api('GET', `/v1/${kind}?pageSize=500`)).resultaten) out.push(one.naam, ...(one.bekleders ?? []).map((holder) => holder.naam));
  for (const one of (await api('GET', '/v1/meldingregels?pageSize=500', null, 'beheerder')).resultaten) out.push(one.naam);  // in the title of the window
  return out.filter(Boolean).sort((a, b) => b.length - a.length);
}

const dutch = /(?<!\p{L})(het|een|van|wordt|worden|nog|niet|voor|naar|zijn|geen|bij|deze|dit|wat|zonder|alle|aan|uit|op|om|te|tot|ook|wie|welke|zaak|zaken|moties|toezegging|toezeggingen|termijn|nieuwe|vastleggen|datum)(?!\p{L})/giu;

// All that a person reads or hears where the page says that it speaks English; examples stand in quotes.
async function saidInEnglish(page) {
  const all = await page.evaluate(() => {
    const out = [];
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    const english = (element) => element.closest('[lang]').lang === 'en' && !element.closest('script, style');
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.parentElement && english(node.parentElement)) out.push(node.data.replace(/\s+/g, ' ').trim());
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      if (english(element) && element.name !== 'item')  // the tick of a row is named after the row
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) out.push(element.getAttribute(name) ?? '');
    return out.filter(Boolean);
  });
  return all.map((text) => names.reduce((rest, name) => rest.replaceAll(name, ''), text).replace(/“[^”]*”/g, ''));
}

async function dutchOn(page) {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  return (await saidInEnglish(page)).filter((text) => text.match(dutch) && !typed(text));
}
async function speaksEnglish(page, name) { assert.deepEqual(await dutchOn(page), [], `${name}: Dutch words`); }

// A label of a choice or of a tick that holds what somebody typed: no element may stand in the one, the other is a name.
const typed = (text) => text.includes(world.title) || text.includes('Voorbeeld');

const first = async (list, role) => (await api('GET', `/v1/${list}?pageSize=1`, null, role)).resultaten[0];

async function everyPage(page) {
  await page.goto(base + '/meer');
  const more = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(more.length > 10);
  const menu = await page.locator('nav.menu a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const rule = await first('meldingregels', 'beheerder');
  const webhook = await api('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/', soorten: ['nl.meldingen.webhook-proef'], naam: 'Voorbeeld' }, 'beheerder');
  await api('POST', '/v1/agendafeeds', { naam: 'Voorbeeld', filter: { directie: 'directie-politie' } }, 'beheerder');
  const request = await first('kamerverzoeken');
  return [...menu, ...more, '/moties/nieuw', '/toezeggingen/nieuw', '/kamerverzoeken/nieuw', '/vehikels/nieuw',
    `/moties/${world.motion.id}`, `/toezeggingen/${world.commitment.id}`, ...(request ? [`/kamerverzoeken/${request.id}`] : []),
    `/vehikels/${world.vehicle.id}`, `/edities/${world.edition.id}`, `/edities/${world.edition.id}?schrijf=${world.motion.id}`, `/moties/${world.motion.id}?peilDatum=${world.day}`,
    '/werkvoorraad?q=voorbeeld&status=aangehouden,ingediend&termijnNa=2000-01-01', '/werkvoorraad?q=zzzzzzzzzzzz',
    '/werkvoorraad?kolommen=nummer,soort,uitvoering,appreciatie,verantwoordelijke,datum,themas', '/moties', '/zoek?q=voorbeeld', '/zoek?q=zzzzzzzz',
    `/meldregels/${rule.id}`, '/meldregels/nieuw', '/meldregels/voorspelling', '/ambten/minister-jenv', '/directies/directie-politie',
    '/notas/nieuw', '/brieven/nieuw', '/debatpakket?indiener=Voorbeeld', `/webhooks/${webhook.id}`, '/termijnen?isOpen=true', '/dashboard?peilDatum=2024-01-01'];
}

async function inEnglish(page) {
  await page.locator('.voet').getByRole('link', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
}

for (const look of looks.filter((one) => /1280-light|400-dark/.test(one.name))) {
  test(`every page speaks English, is accessible and fits: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'beheerder');
      await inEnglish(page);
      const left = {};
      for (const address of new Set(await everyPage(page))) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, address);
        if (look.name === '1280-light') {
          await isValidHtml(await reply.text(), `en ${address}`);
          const found = await dutchOn(page);
          if (found.length) left[address] = found;
        }
        await isWhole(page, `en${address.replace(/[^a-z]+/g, '-')}`, look, 'en');
      }
      assert.deepEqual(left, {}, 'Dutch words');
    });
  });
}

test('the switch stands on every page, also at the door; without JavaScript; and back to Dutch', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${base}/inloggen?naar=${encodeURIComponent('/moties?status=aangehouden')}`);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    const cookie = (await page.context().cookies()).find((one) => one.name === 'gestand_taal');
    assert.ok(cookie.value === 'en' && cookie.sameSite === 'Strict' && cookie.path === '/');
    await page.getByLabel('Token').fill('geen-token');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This token is not known').waitFor();
    assert.match(await page.title(), /^Error: Sign in/);
    await signIn(page, 'coordinator', '/moties?status=aangehouden', 'Sign in');
    await page.getByRole('heading', { level: 1, name: 'Motions' }).waitFor();
    assert.equal(new URL(page.url()).search, '?status=aangehouden');
    await page.goto(`${base}/moties/onbekend`);
    await page.getByRole('heading', { level: 1, name: 'This page does not exist' }).waitFor();
    await page.goto(`${base}/moties?status=aangehouden`);
    await page.getByRole('link', { name: 'Nederlands' }).click();
    await page.getByRole('heading', { level: 1, name: 'Moties' }).waitFor();
    assert.equal(new URL(page.url()).search, '?status=aangehouden');
    assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
  });
});

test('what is done in English is said in English, and stored as in Dutch', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', `/moties/${world.motion.id}`);
    await inEnglish(page);
    await page.locator('summary', { hasText: 'Make a note' }).click();
    const form = page.locator('details', { has: page.locator('summary:text-is("Make a note")') }).locator('form');
    await form.getByRole('button').click();
    await page.getByRole('alert').getByText('Something is not right').waitFor();
    await speaksEnglish(page, 'a refused form');
    await form.getByLabel('Note').fill('Moties');
    await form.getByRole('button').click();
    await page.getByText('The note has been saved.').waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history.locator('ins[lang=nl]').getByText('Moties', { exact: true }).first().waitFor();
    await history.getByText('Note added').first().waitFor();
  });
});

test('the comforts of JavaScript speak the language of the page', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', '/werkvoorraad?isOpen=true');
    await inEnglish(page);
    await page.getByRole('button', { name: 'Turn shortcuts off' }).waitFor();
    await page.getByLabel('Choose all items on this page').check();
    await page.locator('#k-aantal').getByText(/^\d+ chosen$/).waitFor();
    await page.getByRole('link', { name: 'Number' }).click();
    await page.waitForURL(/sorteer=nummer/);
    await page.locator('.voet a[href*="sorteer"]').waitFor();
    await speaksEnglish(page, 'the list, refreshed');
  });
});
