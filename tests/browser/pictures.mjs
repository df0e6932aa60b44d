// pictures.mjs FOLDER: a picture of every page of a running stack (GESTAND_URL, GESTAND_TOKENS), as wide as a screen and as a phone,
// some in the dark too; and an index of them. For docs/schermen the stack is one with the demonstration data and the clock of
// tests/browser/pictures, so that they come out the same.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { api, base, launch, signIn } from './stack.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('pictures.mjs FOLDER');
mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) if (old.endsWith('.webp')) rmSync(join(folder, old));

const first = async (path, wanted = () => true) => (await api('GET', path)).resultaten.find(wanted).id;
const motion = await first('/v1/moties?status=aangehouden&pageSize=50');
const commitment = await first('/v1/toezeggingen?isOpen=true&pageSize=50', (one) => one.termijn);
const vehicle = await first('/v1/vehikels?pageSize=50');
const edition = await first('/v1/edities?status=gepland&pageSize=50&sorteer=termijn');
const covered = (await api('GET', `/v1/edities/${edition}/dekking`)).resultaten;
const written = covered.find((one) => one.dekking === 'tekst-gereed') ?? covered[0];
const rule = await first('/v1/meldingregels');
const office = (await api('GET', '/v1/ambten')).resultaten[0].code;
const directorate = (await api('GET', '/v1/directies')).resultaten[0].code;

const pages = [
  ['werkvoorraad', 'De werkvoorraad', '/werkvoorraad?isOpen=true'],
  ['werkvoorraad-gezocht', 'Gezocht, met de passages', '/werkvoorraad?q=politie'],
  ['werkvoorraad-leeg', 'Niets gevonden', '/werkvoorraad?q=onvindbaar'],
  ['dashboard', 'Het dashboard', '/dashboard'],
  ['motie', 'Een aangehouden motie', `/moties/${motion}`],
  ['toezegging', 'Een toezegging', `/toezeggingen/${commitment}`],
  ['motie-nieuw', 'Een motie toevoegen', '/moties/nieuw'],
  ['vehikels', 'Vehikels', '/vehikels'],
  ['vehikel', 'Een vehikel', `/vehikels/${vehicle}`],
  ['editie', 'De planner van een editie', `/edities/${edition}`],
  ['editie-tekst', 'Een tekst schrijven', `/edities/${edition}?schrijf=${written.id}`],
  ['termijnen', 'Termijnen', '/termijnen'],
  ['meldingen', 'Meldingen', '/meldingen'],
  ['zoek', 'Overal zoeken', '/zoek?q=politie'],
  ['debatpakket', 'Een debatpakket', '/debatpakket?dossier=99001'],
  ['weergaven', 'Weergaven', '/weergaven'],
  ['meer', 'Meer', '/meer'],
  ['meldregels', 'Meldregels', '/meldregels'],
  ['meldregel', 'Een meldregel', `/meldregels/${rule}`],
  ['voorspelling', 'Wat er de komende dagen uitgaat', '/meldregels/voorspelling'],
  ['bezorging', 'Bezorging', '/bezorging'],
  ['kanalen', 'Kanalen', '/kanalen'],
  ['kalender', 'De kalender', '/kalender'],
  ['import', 'Een spreadsheet overnemen', '/import'],
  ['nota-lezen', 'Een nota laten lezen', '/notas/nieuw'],
  ['brieven', 'Brieven aan de Kamer', '/brieven'],
  ['ambt', 'Een ambt', `/ambten/${office}`],
  ['directie', 'Een directie', `/directies/${directorate}`],
  ['medewerkers', 'Medewerkers', '/medewerkers'],
  ['agendafeeds', "Mijn agenda's", '/agendafeeds'],
  ['gezondheid', 'Gezondheid', '/gezondheid'],
  ['tokens', 'Tokens', '/tokens'],
  ['webhooks', 'Webhooks', '/webhooks'],
];

const browser = await launch();
async function take(options, ending, wanted) {
  const context = await browser.newContext({ locale: 'nl-NL', ...options });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const picture = async (name) => {
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width: options.viewport.width, height: Math.min(high, 1600), scale: 1 };
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 75, clip, captureBeyondViewport: true });
    writeFileSync(join(folder, `${name}-${ending}.webp`), Buffer.from(data, 'base64'));
  };
  await page.goto(`${base}/inloggen`);
  if (wanted('inloggen')) await picture('inloggen');
  await signIn(page, 'beheerder', '/meer');
  for (const [name, , address] of pages.filter(([one]) => wanted(one))) {
    const reply = await page.goto(base + address);
    if (!reply.ok()) throw new Error(`${address}: ${reply.status()}`);
    await picture(name);
  }
  await context.close();
}
await take({ viewport: { width: 1280, height: 800 } }, '1280', () => true);
await take({ viewport: { width: 400, height: 800 } }, '400', () => true);
await take({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }, '1280-donker', (name) => ['werkvoorraad', 'dashboard', 'motie'].includes(name));
await browser.close();

const both = (name, title) => `## ${title}\n![${title}, breed](${name}-1280.webp)\n\n![${title}, op een telefoon](${name}-400.webp)\n`;
writeFileSync(join(folder, 'README.md'), '# Schermen\nElke pagina met de voorbeeldgegevens, gemaakt door `tests/browser/pictures`: zo breed als een scherm en als een telefoon, ten hoogste 1.600 beeldpunten hoog.\n\n'
  + both('inloggen', 'Inloggen') + pages.map(([name, title]) => both(name, title)).join('\n')
  + '\n## In het donker\n' + ['werkvoorraad', 'dashboard', 'motie'].map((name) => `![${name}](${name}-1280-donker.webp)\n`).join('\n'));
