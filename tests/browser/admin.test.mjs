// What a beheerder keeps: tokens, webhooks with their deliveries, and everybody's own calendar feeds. Hostile input in every field, forged forms,
// and a session whose token was withdrawn; and how the stack stands, with parked events. Those are laid in the database of the stack whose
// tokens are used: nothing that a person can do makes one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { isValidHtml, isWhole, looks } from './checks.mjs';
import { formOf, withPage } from './page.mjs';
import { api, base, daysFrom, signIn, today, untilWithdrawn } from './stack.mjs';

const tag = () => Date.now().toString(36) + Math.floor(Math.random() * 1000);
const hostile = (what) => `<script>window.kwaad=1</script>"'&${what}`;
const isUnharmed = async (page) => assert.equal(await page.locator('main script').count(), 0, 'what was typed is no element');
const region = (page, name) => page.getByRole('region', { name });
const ofWebhooks = async (name) => (await api('GET', '/v1/webhooks', null, 'beheerder')).resultaten.find((one) => one.naam === name);

function sql(text) {
  const deploy = fileURLToPath(new URL('../../deploy/pg', import.meta.url));
  return execFileSync(deploy, ['psql', join(process.env.GESTAND_TOKENS, '../postgres'), 'postgres', '-XAtqc', text], { encoding: 'utf8' }).trim();
}

// Parks the last event of a motion at overview, with a body that nobody can use. Its item.
function park(body) {
  const live = sql('SELECT live FROM overview.pointer');
  return sql(`INSERT INTO ${live}.parked_event SELECT (SELECT grp FROM ${live}.consumer_offset LIMIT 1), 'motions', part, seq, item, type,
    '${body}', '${hostile('fout').replaceAll("'", "''")}', clock_timestamp() FROM motions.event WHERE item NOT IN
    (SELECT item FROM ${live}.parked_event) ORDER BY time DESC LIMIT 1 RETURNING item`);
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    const options = { javaScriptEnabled, viewport: { width: javaScriptEnabled ? 1280 : 400, height: 900 } };

    test('a token is made, shown once, used, and withdrawn with a reason', async () => {
      const label = hostile(tag());
      const until = daysFrom(await today(), 30);
      await withPage(options, async (page) => {
        await signIn(page, 'beheerder', '/meer');
        await page.getByRole('link', { name: 'Tokens' }).click();
        const form = region(page, 'Token maken');
        await form.getByLabel('Label').fill(label);
        await form.getByRole('button').click();
        await form.locator('.fouttekst').first().waitFor();
        assert.equal(await form.getByLabel('Label').inputValue(), label, 'nothing typed is lost');
        await form.getByLabel('Rol').selectOption('coordinator');
        await form.getByLabel('Alleen voor directie').selectOption('directie-politie');
        await form.getByLabel('Geldig tot en met').fill(until);
        await form.getByRole('button').click();
        const secret = await page.locator('.geheim code').textContent();
        assert.match(secret, /^gst_/);
        const who = await (await fetch(`${base}/v1/ik`, { headers: { Authorization: `Bearer ${secret}` } })).json();
        assert.deepEqual([who.rol, who.directie], ['coordinator', 'directie-politie']);
        await page.goto(`${base}/tokens`);
        assert.ok(!(await page.content()).includes(secret), 'shown once');
        const mine = page.getByRole('listitem').filter({ hasText: label });
        assert.match(await mine.textContent(), /Coördinator: .*Geldig.*Gemaakt.*alleen Directie Politie.*geldig tot/s);
        await isUnharmed(page);
        await mine.locator('summary').click();
        await mine.getByRole('button').click();
        await mine.locator('.fouttekst').getByText('waarom').waitFor();
        await mine.getByLabel('Reden').fill(hostile('reden'));
        await mine.getByRole('button').click();
        await page.getByText('Het token is ingetrokken.').waitFor();
        assert.match(await mine.textContent(), /Ingetrokken.*<script>window\.kwaad=1<\/script>"'&reden/s);
        await isUnharmed(page);
        await untilWithdrawn(secret);
      });
    });

    test('a webhook is made with its secret shown once, tried, sent again, changed and ended', async () => {
      const name = hostile(tag());
      await withPage(options, async (page) => {
        await signIn(page, 'beheerder', '/meer');
        await page.getByRole('link', { name: 'Webhooks' }).click();
        const form = region(page, 'Webhook maken');
        await form.getByLabel('Naam').fill(name);
        await form.getByLabel('Adres').fill(hostile('adres'));
        await form.getByLabel('Welke gebeurtenissen').fill(`nl.moties.\n${hostile('soort')}`);
        await form.getByRole('button').click();
        await form.locator('.fouttekst').getByText('Een soort begint met').waitFor();
        assert.equal(await form.locator('.fouttekst').count(), 2, 'both faults at once');
        assert.deepEqual([await form.getByLabel('Adres').inputValue(), await form.getByLabel('Naam').inputValue()], [hostile('adres'), name]);
        await isUnharmed(page);
        await form.getByLabel('Adres').fill('http://127.0.0.1:9/voorbeeld');  // the port of discard: nobody listens
        await form.getByLabel('Welke gebeurtenissen').fill('nl.meldingen.webhook-proef');
        await form.getByRole('button').click();
        const secret = await page.locator('.geheim code').textContent();
        assert.match(secret, /^whsec_/);
        await page.goto(`${base}/webhooks`);
        assert.ok(!(await page.content()).includes(secret), 'shown once');
        await page.getByRole('link', { name }).click();
        await page.getByText('Er is nog niets naar deze webhook gegaan.').waitFor();
        await region(page, 'Proefbericht').getByRole('button').click();
        await page.getByText('Het proefbericht is onderweg').waitFor();
        const webhook = await ofWebhooks(name);
        const deliveries = async () => (await api('GET', `/v1/webhooks/${webhook.id}/leveringen`, null, 'beheerder')).resultaten;
        for (const end = Date.now() + 20000; (await deliveries())[0].status !== 'mislukt';) assert.ok(Date.now() < end, 'it fails in the end');
        await page.goto(`${base}/webhooks/${webhook.id}`);
        const row = page.getByRole('row').filter({ hasText: 'nl.meldingen.webhook-proef' });
        await row.getByRole('button', { name: 'Stuur opnieuw' }).click();
        await page.getByRole('status').or(page.getByRole('alert')).first().waitFor();
        assert.match(await page.locator('.bericht').first().textContent(), /gaat opnieuw uit|juist onderweg/);
        const change = region(page, 'Wijzigen of beëindigen');
        await change.getByLabel('Welke gebeurtenissen').fill('nl.vehikels.');
        await change.getByLabel('Reden').fill(hostile('reden'));
        await change.getByRole('button').click();
        await page.getByText('De wijziging is vastgelegd.').waitFor();
        await region(page, 'Wijzigen of beëindigen').getByLabel('Deze webhook geldt').uncheck();
        await region(page, 'Wijzigen of beëindigen').getByRole('button').click();
        await page.getByText('Beëindigd', { exact: true }).waitFor();
        assert.equal(await region(page, 'Proefbericht').count(), 0, 'what cannot be done is not offered');
        assert.equal(await page.getByRole('button', { name: 'Stuur opnieuw' }).count(), 0);
        const now = await ofWebhooks(name);
        assert.deepEqual([now.actief, now.soorten], [false, ['nl.vehikels.']]);
        await isUnharmed(page);
      });
    });

    test('how the stack stands; parked events are tried again or skipped', async () => {
      const bad = park('{"itemversie":1}');
      await withPage(options, async (page) => {
        await signIn(page, 'beheerder', '/meer');
        await page.getByRole('link', { name: 'Gezondheid' }).click();
        for (const name of ['motions-1', 'overview-1', 'alerts-1', 'deadlines-1', 'organisation-1'])
          assert.match(await page.getByRole('row', { name }).textContent(), /Werkt.*(Bij|achter)/s);
        await region(page, 'Recessen').getByText(/^Bekend tot en met/).waitFor();
        await region(page, 'Kanalen').getByRole('link', { name: 'Bekijk de kanalen' }).waitFor();
        const parked = (item) => region(page, 'Geparkeerde gebeurtenissen').getByRole('listitem').filter({ hasText: item });
        assert.match(await parked(bad).first().textContent(), /<script>window\.kwaad=1<\/script>"'&fout/);
        await isUnharmed(page);
        await parked(bad).first().getByRole('button', { name: 'Probeer opnieuw' }).click();
        await parked(bad).first().getByRole('alert').getByText('Het lukte weer niet').waitFor();
        await parked(bad).first().locator('summary').click();
        await parked(bad).first().getByRole('button', { name: 'Sla over' }).click();
        await page.getByText('De gebeurtenissen van deze zaak zijn overgeslagen.').waitFor();
        assert.equal(await parked(bad).count(), 0);
        const left = await api('GET', '/v1/geparkeerd', null, 'beheerder');
        assert.ok(!left.resultaten.some((one) => one.item === bad));
        assert.deepEqual((await api('POST', `/v1/geparkeerd/${bad}/overslagen`, { dienst: 'overview' }, 'beheerder')).afgehandeld, 0, 'again does no harm');
        await assert.rejects(api('POST', `/v1/geparkeerd/${bad}/overslagen`, { dienst: 'motions' }, 'beheerder'), /400.*dienst/s);
      });
    });

    test('a person makes a calendar feed, sees only their own, and withdraws it', async () => {
      const name = hostile(tag());
      await withPage(options, async (page) => {
        await signIn(page, 'behandelaar', '/meer');
        await page.getByRole('link', { name: "Mijn agenda's" }).click();
        const form = region(page, 'Agenda maken');
        await form.getByLabel('Naam').fill(name);
        await form.getByRole('button').click();
        await form.locator('.fouttekst').first().waitFor();
        assert.equal(await form.getByLabel('Naam').inputValue(), name);
        await isUnharmed(page);
        await form.getByLabel('Directie').selectOption('directie-politie');
        await form.getByRole('button').click();
        const address = await page.locator('.geheim code').textContent();
        const read = () => fetch(base + new URL(address).pathname);
        assert.match(await (await read()).text(), /^BEGIN:VCALENDAR/);
        await page.goto(`${base}/agendafeeds`);
        assert.ok(!(await page.content()).includes(address), 'shown once');
        const mine = page.getByRole('listitem').filter({ hasText: name });
        assert.match(await mine.textContent(), /Geldt.*Directie Politie/s);
        const others = await api('GET', '/v1/agendafeeds', null, 'coordinator');
        assert.ok(!others.resultaten.some((one) => one.naam === name), 'their own only');
        const id = (await api('GET', '/v1/agendafeeds', null, 'behandelaar')).resultaten.find((one) => one.naam === name).id;
        await assert.rejects(api('DELETE', `/v1/agendafeeds/${id}`, null, 'coordinator'), /404/);
        await mine.locator('summary').click();
        await mine.getByRole('button').click();
        await page.getByText('De agenda is ingetrokken.').waitFor();
        assert.equal((await read()).status, 404);
        await isUnharmed(page);
      });
    });
  });
}

test('a coordinator sees how the stack stands, and settles nothing', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'coordinator', '/gezondheid');
    await page.getByRole('heading', { name: 'Overgenomen uit registers' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Gezondheid' }).waitFor();
    assert.equal(await page.locator('main form').count(), 0);
    await assert.rejects(api('GET', '/v1/geparkeerd'), /403/);
    await assert.rejects(api('POST', '/v1/geparkeerd/3b0c7d1a-0000-4000-8000-000000000001/overslagen', { dienst: 'overview' }), /403/);
  });
});

test('a lezer is offered none of it, and told calmly that it is not theirs', async () => {
  await withPage({}, async (page) => {
    await signIn(page, 'lezer', '/meer');
    for (const name of ['Tokens', 'Webhooks', 'Gezondheid', "Mijn agenda's"]) assert.equal(await page.getByRole('link', { name, exact: true }).count(), 0, name);
    for (const address of ['/tokens', '/webhooks', '/agendafeeds', '/gezondheid', '/webhooks/3b0c7d1a-0000-4000-8000-000000000001']) {
      assert.equal((await page.goto(base + address)).status(), 403, address);
      await page.getByRole('heading', { level: 1, name: 'Dit mag u niet zien of doen' }).waitFor();
    }
    for (const path of ['/werkvoorraad?directie=%FF%FE', '/moties?q=%FF', '/dashboard?directie=%C3', '/v1/moties?q=%ED%A0%80', '/moties?q=a%00b'])
      assert.equal((await page.request.get(base + path)).status(), 400, `${path} is no text`);
    for (const [method, path] of [['GET', '/v1/tokens'], ['POST', '/v1/tokens'], ['GET', '/v1/agendafeeds'], ['GET', '/v1/webhooks'], ['GET', '/v1/gezondheid']])
      await assert.rejects(api(method, path, method === 'POST' ? { rol: 'beheerder' } : null, 'lezer'), /403/, path);
  });
});

test('a forged form is refused, and so is that of a session whose token was withdrawn', async () => {
  const label = `Voorbeeld ${tag()}`;
  const count = async () => (await api('GET', '/v1/tokens', null, 'beheerder')).aantal;
  const made = await api('POST', '/v1/tokens', { rol: 'beheerder', naam: label }, 'beheerder');
  const before = await count();
  let proof;
  await withPage({}, async (page) => {
    await signIn(page, 'beheerder', '/tokens');
    proof = await page.locator('input[name="_bewijs"]').first().inputValue();
  });
  await withPage({}, async (page) => {
    await page.goto(`${base}/inloggen?naar=/tokens`);
    await page.getByLabel('Token').fill(made.token);
    await page.getByRole('main').getByRole('button', { name: 'Inloggen' }).click();
    await region(page, 'Token maken').waitFor();
    for (const form of [{ rol: 'lezer' }, { rol: 'lezer', _bewijs: proof }, { rol: 'lezer', _bewijs: '' }]) {
      for (const address of ['/tokens/nieuw', '/webhooks/nieuw', '/agendafeeds/nieuw', `/tokens/${made.id}/intrekkingen`]) {
        const reply = await page.request.post(base + address, { form });
        assert.equal(reply.status(), 403, address);
        assert.match(await reply.text(), /niet van hier/);
      }
    }
    await api('POST', `/v1/tokens/${made.id}/intrekkingen`, {}, 'beheerder');
    await untilWithdrawn(made.token);
    await region(page, 'Token maken').getByLabel('Rol').selectOption('beheerder');
    await region(page, 'Token maken').getByRole('button').click();
    await page.getByRole('heading', { level: 1, name: 'Uw sessie is verlopen' }).waitFor();
    assert.equal(await count(), before, 'nothing was made');
    await page.goto(`${base}/tokens`);
    assert.equal(new URL(page.url()).pathname, '/inloggen');
  });
});

for (const look of looks) {
  test(`the pages of administration are whole, accessible and fit: ${look.name}`, async () => {
    await withPage(look.options, async (page) => {
      await signIn(page, 'beheerder', '/meer');
      const webhook = await api('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/', soorten: ['nl.meldingen.webhook-proef'], naam: `Voorbeeld ${tag()}` }, 'beheerder');
      await api('POST', `/v1/webhooks/${webhook.id}/proeven`, {}, 'beheerder');
      await api('POST', '/v1/agendafeeds', { naam: 'Voorbeeld', filter: { directie: 'directie-politie' } }, 'beheerder');
      const item = park('{"itemversie":1}');
      for (const address of ['/meer', '/gezondheid', '/tokens', '/webhooks', `/webhooks/${webhook.id}`, '/agendafeeds']) {
        const reply = await page.goto(base + address);
        assert.equal(reply.status(), 200, address);
        const name = address.split('/').length > 2 ? 'webhook' : address.slice(1);
        if (look.name === '1280-light') await isValidHtml(await reply.text(), name);
        await isWhole(page, name, look);
      }
      await api('POST', `/v1/geparkeerd/${item}/overslagen`, { dienst: 'overview' }, 'beheerder');
      await api('PATCH', `/v1/webhooks/${webhook.id}`, { actief: false }, 'beheerder');
    });
  });
}
