// What is packaged agrees with what is built: services by name everywhere, settings by name, libraries by package.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const list = (path) => read(path).split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
const services = list('deploy/services.txt');
const bin = process.env.GESTAND_BIN ?? join(root, 'build/release/bin');
const programs = ['gestand', ...services.map((service) => `gestand-${service}`)].map((name) => join(bin, name));

test('the target of systemd, compose and Kubernetes know every service and no other', () => {
  const target = [...read('deploy/systemd/gestand.target').matchAll(/gestand@([a-z]+)-1\.service/g)].map((found) => found[1]);
  assert.deepEqual(target.sort(), [...services].sort());
  const compose = load(read('deploy/compose.yaml'));
  for (const service of services) assert.deepEqual(compose.services[service].command, ['/usr/lib/gestand/gestand-service', `${service}-1`]);
  for (const service of services) assert.match(compose.services.prepare.command[2], new RegExp(`\\b${service}\\b`));
  assert.deepEqual(readdirSync(join(root, 'k8s/base/services')).sort(), services.map((service) => `${service}.yaml`).sort());
});

test('the units of systemd are well formed', () => {
  const units = ['gestand@.service', 'gestand-migrate.service', 'gestand.target'].map((unit) => join(root, 'deploy/systemd', unit));
  const verdict = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' });
  assert.equal(verdict.error, undefined, 'systemd-analyze is not here');
  const faults = verdict.stderr.split('\n').filter((line) => /gestand/.test(line) && !/is not executable: No such file/.test(line));
  assert.deepEqual(faults, []);
});

test('env.example tells every setting that a service reads, and no other', () => {
  const told = new Set([...read('deploy/env.example').matchAll(/\b(GESTAND_[A-Z_]+)=/g)].map((found) => found[1]));
  const asked = new Set(programs.slice(1).flatMap((program) => {
    const help = execFileSync(program, ['--help'], { encoding: 'utf8' });
    return [...help.matchAll(/\bGESTAND_[A-Z_]+/g)].map((found) => found[0]);
  }));
  assert.ok(asked.size > 5, [...asked].join(' '));
  asked.add('GESTAND_DATABASE_ADMIN'); // sql/migrate
  assert.deepEqual([...told].sort(), [...asked].sort());
});

test('every library that a program needs is in a package of packages-runtime.txt', () => {
  const packages = new Set(list('deploy/packages-runtime.txt'));
  const needed = new Map();
  for (const program of programs) {
    assert.ok(existsSync(program), program);
    const dynamic = execFileSync('readelf', ['-d', program], { encoding: 'utf8' });
    const wanted = [...dynamic.matchAll(/NEEDED.*\[(.+)\]/g)].map((found) => found[1]);
    const found = execFileSync('ldd', [program], { encoding: 'utf8' });
    for (const name of wanted) needed.set(name, found.match(new RegExp(`${name.replace(/[.+]/g, '\\$&')} => (\\S+)`))?.[1]);
  }
  for (const [name, path] of needed) {
    if (/^(libc|libm|libstdc\+\+|libgcc_s|ld-linux.*)\.so/.test(name)) continue;
    const owners = [path, realpathSync(path), path.replace(/^\/lib/, '/usr/lib')].map((file) => spawnSync('dpkg', ['-S', file], { encoding: 'utf8' }).stdout);
    const owner = owners.find(Boolean)?.split(':')[0];
    assert.ok(packages.has(owner), `${name} comes from ${owner}`);
  }
});
