// The journeys by keyboard alone: no pointer touches a page here.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { isAccessible } from './checks.mjs';
import { withPage } from './page.mjs';
import { api, base, daysFrom, token } from './stack.mjs';
import { layOut } from './world.mjs';

let world, edition;
before(async () => {
  world = await layOut();
  edition = (await api('POST', `/v1/vehikels/${world.vehicle.id}/edities`, { naam: `Voorbeeld toetsen ${world.tag}`, gepland: { datum: daysFrom(world.day, 70) } })).id;
  await api('POST', `/v1/moties/${world.motion.id}/koppelingen`, { editie: edition, rol: 'belofte' });
});

// Tab until the element that `is` names has the focus, and shows it.
async function tabTo(page, is, most = 150) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(is)) {
      const outline = await page.evaluate(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; });
      assert.ok(outline, 'where the focus is can be seen');
      return;
    }
  }
  assert.fail(`not reached in ${most} steps: ${is}`);
}
const named = (words) => `(document.activeElement.textContent || document.activeElement.value || '').trim().startsWith(${JSON.stringify(words)})`;

async function signInByKeyboard(page, role, to) {
  await page.goto(`${base}/inloggen?naar=${encodeURIComponent(to)}`);
  await tabTo(page, `document.activeElement.name === 'token'`);
  await page.keyboard.type(token(role));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/inloggen'));
}

test('from the work list to an item and a note', async () => {
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'behandelaar', `/werkvoorraad?q=${world.tag}`);
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement.closest('.werklijst tbody tr'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/moties\//);
    await tabTo(page, named('Notitie maken'));
    await page.keyboard.press('Enter');
    await tabTo(page, `document.activeElement.tagName === 'TEXTAREA'`, 5);
    await page.keyboard.type('Met de toetsen geschreven');
    await tabTo(page, `document.activeElement.type === 'submit'`, 5);
    await page.keyboard.press('Enter');
    await page.getByText('De notitie is bewaard.').waitFor();
  });
});

test('a number opens from anywhere', async () => {
  const { nummer } = await api('GET', `/v1/moties/${world.motion.id}`);
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'lezer', '/meer');
    await page.keyboard.press('/');
    await page.keyboard.type(`kst-${nummer}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${base}/moties/${world.motion.id}`);
  });
});

test('from the dashboard to the list behind a number', async () => {
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'lezer', '/dashboard');
    await tabTo(page, `document.activeElement.closest('.kaart') !== null`);
    const number = await page.evaluate(() => document.activeElement.querySelector('.getal').textContent.trim());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/werkvoorraad/);
    assert.ok((await page.locator('.aantal').textContent()).startsWith(`${number} `));
  });
});

test('from the work list to filtered, and several at once', async () => {
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'coordinator', '/werkvoorraad?isOpen=true');
    await tabTo(page, `document.activeElement.name === 'q'  && document.activeElement.id !== 'snelzoek'`);
    await page.keyboard.type(world.tag);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`q=${world.tag}`));
    await page.locator('.aantal', { hasText: /^1 zaak/ }).waitFor();
    await page.keyboard.press('Escape');  // out of the field
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement.closest('.werklijst tbody tr'));
    await page.keyboard.press('x');
    assert.ok(await page.locator('input[name=item]').first().isChecked());
  });
});

const hasFocus = (selector) => `document.activeElement.matches(${JSON.stringify(selector)})`;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`past the filters to the first item, ${how}`, async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await signInByKeyboard(page, 'coordinator', '/werkvoorraad?isOpen=true');
      await page.goto(page.url());
      await tabTo(page, named('Naar de lijst'), 2);
      await page.keyboard.press('Enter');
      await tabTo(page, `document.activeElement.closest('.werklijst tbody tr:first-child') !== null`, 1);
      await page.goto(`${base}/werkvoorraad?isOpen=true`);
      await tabTo(page, named('Naar de filters'), 3);
      await page.keyboard.press('Enter');
      await tabTo(page, hasFocus('.filters input'), 1);
    });
  });

  test(`what was found, and what was saved, has the focus, ${how}`, async () => {
    await withPage({ javaScriptEnabled }, async (page) => {
      await signInByKeyboard(page, 'coordinator', '/werkvoorraad?isOpen=true');
      await tabTo(page, `document.activeElement.name === 'q' && document.activeElement.id !== 'snelzoek'`);
      await page.keyboard.type(world.tag);
      await page.keyboard.press('Enter');
      await page.locator('.aantal', { hasText: /^1 zaak/ }).waitFor();
      await page.waitForFunction(() => document.activeElement.id === 'gevonden');
      await tabTo(page, `document.activeElement.closest('td.kolom-titel') !== null`);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/moties\//);
      await tabTo(page, named('Notitie maken'));
      await page.keyboard.press('Enter');
      await tabTo(page, hasFocus('textarea'), 5);
      await tabTo(page, hasFocus('[type=submit]'), 5);
      await page.keyboard.press('Enter');  // nothing was typed
      await page.waitForFunction(() => document.activeElement.matches('[role=alert]'));
      await tabTo(page, hasFocus('[role=alert] a'), 1);  // to the field
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement.matches('textarea'));
      await page.keyboard.type('Opnieuw, met tekst');
      await tabTo(page, hasFocus('[type=submit]'), 5);
      await page.keyboard.press('Enter');
      await page.getByText('De notitie is bewaard.').waitFor();
      await page.waitForFunction(() => document.activeElement.matches('[role=status]'));
    });
  });
}

test('another page of the list begins at its top', async () => {
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'lezer', '/werkvoorraad?isOpen=true&pageSize=5');
    await page.goto(`${base}/moties?pageSize=5`);
    await page.evaluate(() => { window.sameDocument = true; });
    await page.getByRole('link', { name: 'Volgende' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/page=2/);
    await page.waitForFunction(() => document.activeElement.id === 'gevonden' && window.sameDocument);
  });
});

test('a question mark shows the shortcuts, and so does a page', async () => {
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'lezer', '/dashboard');
    const shown = page.getByRole('dialog', { name: 'Sneltoetsen' });
    for (const open of ['?', 'link', '?']) {
      if (open === 'link') await page.getByRole('link', { name: 'Sneltoetsen' }).press('Enter');
      else await page.keyboard.press('?');
      await shown.waitFor();
      assert.ok(await shown.getByRole('row', { name: /volgende zaak/ }).isVisible());
      await isAccessible(page, 'sneltoetsen');
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'hidden' });
    }
    assert.equal(new URL(page.url()).pathname, '/dashboard');
    await page.keyboard.press('/');
    await page.keyboard.type('?');  // in a field it is a character
    assert.equal(await page.locator('#snelzoek').inputValue(), '?');
    assert.ok(!(await shown.isVisible()));
  });
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await signInByKeyboard(page, 'lezer', '/dashboard');
    await page.getByRole('link', { name: 'Sneltoetsen' }).press('Enter');
    await page.waitForURL(`${base}/sneltoetsen`);
    await page.getByRole('heading', { level: 1, name: 'Sneltoetsen' }).waitFor();
    assert.equal(await page.locator('kbd').count(), 9);
  });
});

test('from an edition to a text that is written', async () => {
  await withPage({}, async (page) => {
    await signInByKeyboard(page, 'behandelaar', `/edities/${edition}`);
    await tabTo(page, named('Tekst schrijven'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/schrijf=/);
    await tabTo(page, `document.activeElement.tagName === 'TEXTAREA'`);
    await page.keyboard.type('De stand van zaken, met de toetsen.');
    await tabTo(page, named('Tekst bewaren'), 5);
    await page.keyboard.press('Enter');
    await page.getByText('1 tekst wacht op akkoord.').waitFor();
  });
});
