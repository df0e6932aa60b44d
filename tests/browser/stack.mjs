// What the browser tests know of the stack: its address, its tokens, its API, and a browser to look at it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const axeDutch = JSON.parse(readFileSync(require.resolve('axe-core/locales/nl.json'), 'utf8'));

export const base = process.env.GESTAND_URL.replace(/\/$/, '');
const tokens = process.env.GESTAND_TOKENS;
export const token = (role) => readFileSync(join(tokens, `${role}.token`), 'utf8').trim();

// The public API, as a script uses it: the tests lay out with it what a page is then asked to show.
export async function api(method, path, body, role = 'coordinator') {
  const response = await fetch(base + path, {
    method,
    headers: { Authorization: `Bearer ${token(role)}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

// The day of the stack's clock, which may be simulated.
export async function today() {
  const stand = (await api('GET', '/v1/dashboard')).stand;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(stand));
}

export const daysFrom = (iso, days) => new Date(Date.parse(iso) + days * 86400000).toISOString().slice(0, 10);

// A number of the demonstration's dossiers that nobody has: the tests may run again on the same stack.
export const freshNumber = () => `990${10 + Math.floor(Math.random() * 90)}-${1000 + Math.floor(Math.random() * 98000)}`;

export const launch = () =>
  chromium.launch({
    executablePath: process.env.GESTAND_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });

export async function signIn(page, role = 'coordinator', to = '/', button = 'Inloggen') {
  await page.goto(base + '/inloggen?naar=' + encodeURIComponent(to));
  await page.getByLabel('Token').fill(token(role));
  await page.getByRole('main').getByRole('button', { name: button }).click();
}

// Until every gateway no longer knows the token.
export async function untilWithdrawn(secret) {
  for (const end = Date.now() + 10000; Date.now() < end;) {
    if ((await fetch(`${base}/v1/ik`, { headers: { Authorization: `Bearer ${secret}` } })).status === 401) return;
  }
  throw new Error('a withdrawn token is still taken');
}
