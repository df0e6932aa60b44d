// pages.mjs < ADDRESSES: the first visit of each page in headless Chromium with an empty cache: when its first content is painted, when the
// page stands, the bytes that travel and how far anything shifts. GESTAND_URL and GESTAND_TOKENS name the stack.
import { readFileSync } from 'node:fs';
import { base, launch, signIn } from '../browser/stack.mjs';

const times = 5;
const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
const browser = await launch();
const signedIn = await browser.newContext();
await signIn(await signedIn.newPage(), 'beheerder', '/meer');
const storageState = await signedIn.storageState();

async function visit(address) {
  const context = await browser.newContext({ storageState, locale: 'nl-NL', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  let bytes = 0;
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  client.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await page.goto(base + address, { waitUntil: 'load' });
  const told = await page.evaluate(() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done({
      shift, painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      loaded: performance.getEntriesByType('navigation')[0].loadEventEnd,
    }), 300);
  }));
  await context.close();
  return { ...told, bytes };
}

console.log('page'.padEnd(64), 'paint ms'.padStart(9), 'load ms'.padStart(9), 'kB'.padStart(7), 'shift'.padStart(7));
for (const address of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const seen = [];
  for (let i = 0; i < times; i++) seen.push(await visit(address));
  const of = (name) => median(seen.map((one) => one[name]));
  console.log(address.slice(0, 64).padEnd(64), of('painted').toFixed(0).padStart(9), of('loaded').toFixed(0).padStart(9),
    (of('bytes') / 1000).toFixed(1).padStart(7), Math.max(...seen.map((one) => one.shift)).toFixed(3).padStart(7));
}
await browser.close();
