// publiccode.yml has what the standard asks, and says what the rest of the tree says: version and licence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const code = load(read('publiccode.yml'));

test('every required key is there, with a value that the standard knows', () => {
  for (const key of ['publiccodeYmlVersion', 'name', 'url', 'platforms', 'developmentStatus', 'softwareType', 'description', 'legal', 'maintenance', 'localisation']) {
    assert.ok(code[key], key);
  }
  assert.ok(new URL(code.url).protocol === 'https:');
  assert.ok(['concept', 'development', 'beta', 'stable', 'obsolete'].includes(code.developmentStatus));
  assert.match(code.softwareType, /^(standalone\/(mobile|iot|desktop|web|backend|other)|addon|library|configurationFiles)$/);
  assert.ok(['internal', 'contract', 'community', 'none'].includes(code.maintenance.type));
  assert.ok(code.maintenance.contacts.every((contact) => contact.name));
  assert.equal(typeof code.localisation.localisationReady, 'boolean');
  assert.match(code.releaseDate, /^\d{4}-\d{2}-\d{2}$/);
});

test('each language is described within the lengths of the standard', () => {
  for (const language of code.localisation.availableLanguages) assert.ok(code.description[language], language);
  for (const [language, text] of Object.entries(code.description)) {
    assert.ok(text.shortDescription.length <= 150, `${language} shortDescription`);
    assert.ok(text.longDescription.length >= 150 && text.longDescription.length <= 10000, `${language} longDescription`);
    assert.ok(text.features.length > 0 && text.features.every((feature) => feature.length <= 100), `${language} features`);
  }
});

test('it agrees with the build and the licence', () => {
  assert.equal(code.softwareVersion, read('CMakeLists.txt').match(/project\(gestand VERSION ([\d.]+)/)[1]);
  assert.equal(code.legal.license, 'EUPL-1.2');
  const licence = read('LICENSE');
  assert.ok(licence.startsWith('EUROPEAN UNION PUBLIC LICENCE v. 1.2'));
  for (let article = 1; article <= 15; article++) assert.match(licence, new RegExp(`^${article}\\. `, 'm'), `article ${article}`);
  assert.match(licence, /^Appendix$/m);
});
