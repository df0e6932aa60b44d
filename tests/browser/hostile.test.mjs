// What people should not send: a script in every field of every form, a megabyte in one, a form that is not ours, a session whose rights
// were taken away.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { withPage } from './page.mjs';
import { api, base, signIn, untilWithdrawn } from './stack.mjs';
import { layOut } from './world.mjs';

const script = `"'><script>window.struck=1</script><img src=x onerror="window.struck=2"><svg onload=window.struck=3>{{{x}}}`;
let world;
before(async () => { world = await layOut(); });

// Each form of the page that writes, with `value` in all that can be typed, sent by itself: {action, status, html}.
async function sendEach(page, address, value) {
  await page.goto(base + address);
  const forms = await page.evaluate((text) => [...document.querySelectorAll('main form[method=post]')].map((form) => {
    const data = [];
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.tagName === 'SELECT') data.push([field.name, field.options[field.options.length - 1]?.value ?? '']);
      else if (field.type === 'checkbox') data.push([field.name, text]);
      else data.push([field.name, field.type === 'hidden' || field.type === 'file' ? field.value : text]);
    }
    return { action: form.getAttribute('action'), data };
  }), value);
  const out = [];
  for (const { action, data } of forms) {
    if (/intrekkingen$|verwijderen$/.test(action)) continue;  // of tokens that the other tests use, and of the calendar
    const reply = await page.request.post(base + action, { form: Object.fromEntries(data), maxRedirects: 5 });
    out.push({ action, status: reply.status(), html: await reply.text() });
  }
  return out;
}

test('a script in every field of every form is text', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'beheerder');
    let sent = 0;
    for (const address of ['/moties/nieuw', '/toezeggingen/nieuw', '/kamerverzoeken/nieuw', '/vehikels/nieuw', `/moties/${world.motion.id}`, `/vehikels/${world.vehicle.id}`,
      `/edities/${world.edition.id}`, `/edities/${world.edition.id}?schrijf=${world.motion.id}`, '/meldregels/nieuw', '/bezorging', '/kalender', '/tokens', '/webhooks', '/agendafeeds',
      '/medewerkers', '/ambten', '/directies', '/brieven/nieuw']) {
      for (const { action, status, html } of await sendEach(page, address, script)) {
        ++sent;
        assert.ok(status < 500, `${address} ${action}: ${status}`);
        assert.ok(!html.includes('<script>window.struck') && !html.includes('<img src=x') && !html.includes('<svg onload'), `${address} ${action}`);
      }
    }
    assert.ok(sent > 30, `${sent} forms`);
    for (const address of [`/moties/${world.motion.id}`, '/moties', '/werkvoorraad?isOpen=true', '/dashboard', '/vehikels', `/werkvoorraad?q=${encodeURIComponent(script)}`, `/zoek?q=${encodeURIComponent(script)}`]) {
      await page.goto(base + address);
      assert.equal(await page.evaluate(() => window.struck), undefined, address);
    }
  });
});

test('a megabyte in a field is refused, and says so', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'behandelaar', `/moties/${world.motion.id}`);
    const before = (await api('GET', `/v1/moties/${world.motion.id}`)).versie;
    for (const { action, status, html } of await sendEach(page, `/moties/${world.motion.id}`, 'é'.repeat(512 * 1024))) {
      assert.ok(status === 413 || status === 400, `${action}: ${status}`);
      assert.ok(/te groot|Te veel tekst|hoogstens|Er klopt iets niet/.test(html), action);
    }
    assert.equal((await api('GET', `/v1/moties/${world.motion.id}`)).versie, before);
  });
});

test('no form is taken that is not ours', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', `/moties/${world.motion.id}`);
    const before = (await api('GET', `/v1/moties/${world.motion.id}`)).versie;
    const actions = await page.evaluate(() => [...document.querySelectorAll('main form[method=post]')].map((form) => form.getAttribute('action')));
    assert.ok(actions.length > 5);
    for (const action of actions) {
      for (const form of [{ tekst: 'van elders' }, { tekst: 'van elders', _bewijs: 'x'.repeat(44) }]) {
        assert.equal((await page.request.post(base + action, { form, maxRedirects: 0 })).status(), 403, action);
      }
    }
    assert.equal((await api('GET', `/v1/moties/${world.motion.id}`)).versie, before);
  });
});

test('a session ends with the rights of its token', async () => {
  const made = await api('POST', '/v1/tokens', { rol: 'behandelaar' }, 'beheerder');
  await withPage({}, async (page) => {
    await page.goto(`${base}/inloggen`);
    await page.getByLabel('Token').fill(made.token);
    await page.getByRole('main').getByRole('button', { name: 'Inloggen' }).click();
    await page.goto(`${base}/moties/${world.motion.id}`);
    await page.locator('summary', { hasText: 'Notitie maken' }).click();
    await page.getByLabel('Notitie', { exact: true }).fill('na het intrekken');
    await api('POST', `/v1/tokens/${made.id}/intrekkingen`, {}, 'beheerder');
    await untilWithdrawn(made.token);
    await page.getByRole('button', { name: 'Notitie bewaren' }).click();
    await page.getByRole('heading', { level: 1, name: 'Uw sessie is verlopen' }).waitFor();
    const notes = (await api('GET', `/v1/moties/${world.motion.id}`)).notities ?? [];
    assert.ok(!notes.some((note) => note.tekst === 'na het intrekken'));
    await page.goto(`${base}/werkvoorraad`);
    assert.match(page.url(), /\/inloggen/);
  });
});
