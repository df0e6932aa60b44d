// A theme that an operator mounts: its tokens are seen, its files come from its own address, and no path leads out of its folder.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isAccessible, picture } from './checks.mjs';
import { withPage } from './page.mjs';
import { base, signIn } from './stack.mjs';

const up = fileURLToPath(new URL('../../deploy/up', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gestand-thema-'));
const skip = !process.env.GESTAND_DATA && 'needs GESTAND_DATA, the folder of the running stack';
// The gateway alone starts again, at the same address.
const mount = (theme) => promisify(execFile)(up, ['--data', process.env.GESTAND_DATA], { env: { ...process.env, GESTAND_THEMA: theme } });

before(async () => {
  writeFileSync(join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#fff"/></svg>');
  writeFileSync(join(folder, 'thema.css'), ':root { --gestand-merk: rgb(90 0 60); } .merk::before { content: url(logo.svg); }');
  if (!skip) await mount(folder);
});
after(async () => {
  if (!skip) await mount('');
  rmSync(folder, { recursive: true });
});

test('a theme gives the header its colour and its logo, and stays in its folder', { skip }, async () => {
  await withPage({}, async (page) => {
    const answers = new Map();
    page.on('response', (reply) => answers.set(new URL(reply.url()).pathname, reply.status()));
    await signIn(page);
    await page.goto(base + '/werkvoorraad?isOpen=true', { waitUntil: 'networkidle' });
    assert.equal(await page.locator('header').evaluate((header) => getComputedStyle(header).backgroundColor), 'rgb(90, 0, 60)');
    const sheet = await page.locator('link[rel=stylesheet]').last().getAttribute('href');
    assert.match(sheet, /^\/thema\/[0-9a-f]{12}\/thema\.css$/);
    assert.equal(answers.get(sheet.replace('thema.css', 'logo.svg')), 200, 'the logo came');
    await isAccessible(page, 'thema');
    await picture(page, 'thema');
    for (const path of ['..%2f..%2f..%2fetc%2fpasswd', '%2e%2e/thema.css', '..%5cthema.css', 'geheim.txt', '']) {
      const reply = await fetch(base + sheet.replace('thema.css', path), { redirect: 'manual' });
      assert.notEqual(reply.status, 200, path);
    }
    assert.equal((await fetch(base + sheet.replace('thema.css', '..%2fthema.css'))).status, 404);
  });
});
