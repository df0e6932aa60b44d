// Validates k8s/ without a cluster: schemas, no unknown (misspelt) field, and what we ask of every workload.
// kubectl's kustomize renders base and overlays; where kubectl is missing, base alone is put together here.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const require = createRequire(import.meta.url);
const services = lines(join(root, 'deploy/services.txt'));
const hasKubectl = spawnSync('kubectl', ['kustomize', '--help']).status === 0;
const overlays = readdirSync(join(root, 'k8s/overlays')).map((name) => `overlays/${name}`);
const rendered = hasKubectl ? ['base', ...overlays] : ['base'];
const stacks = Object.fromEntries(rendered.map((name) => [name, render(name)]));

function lines(path) {
  return readFileSync(path, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
}

function documents(path) {
  return loadAll(readFileSync(path, 'utf8')).filter(Boolean);
}

function render(name) {
  const folder = join(root, 'k8s', name);
  if (hasKubectl) return loadAll(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' })).filter(Boolean);
  const [kustomization] = documents(join(folder, 'kustomization.yaml'));
  const [patch] = documents(join(folder, 'patches/service.yaml'));
  const all = kustomization.resources.flatMap((file) => documents(join(folder, file)));
  for (const generated of kustomization.configMapGenerator) {
    const data = {};
    for (const file of generated.files ?? []) data[file] = readFileSync(join(folder, file), 'utf8');
    for (const literal of generated.literals ?? []) data[literal.split('=')[0]] = literal.slice(literal.indexOf('=') + 1);
    all.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: generated.name }, data });
  }
  return all.map((doc) => (doc.kind === 'StatefulSet' ? merge(doc, { ...patch, metadata: {} }) : doc));
}

// What a strategic merge does here: objects key by key, lists of named things by name, other lists as the patch says.
function merge(base, patch) {
  if (Array.isArray(base) && Array.isArray(patch) && [...base, ...patch].every((x) => x?.name)) {
    const names = [...new Set([...patch, ...base].map((x) => x.name))];
    return names.map((name) => merge(base.find((x) => x.name === name), patch.find((x) => x.name === name)));
  }
  if (base && patch && typeof base === 'object' && typeof patch === 'object' && !Array.isArray(base)) {
    return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(patch)])].map((key) => [key, merge(base[key], patch[key])]));
  }
  return patch ?? base;
}

function modulePath(doc) {
  return `kubernetes-models/${doc.apiVersion}/${doc.kind}`;
}

function title(doc) {
  return `${doc.kind}/${doc.metadata.name}`;
}

function excessFields(docs) {
  const folder = join(here, 'node_modules', '.check');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const code = docs.map((doc, i) => `import type {I${doc.kind} as T${i}} from '${modulePath(doc)}';\nexport const d${i}: T${i} = ${JSON.stringify(doc, null, 1)};`);
  writeFileSync(join(folder, 'all.ts'), code.join('\n'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const args = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'node16', '--moduleResolution', 'node16', '--ignoreConfig', join(folder, 'all.ts')];
  const tsc = spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), ...args], { encoding: 'utf8' });
  return tsc.status === 0 ? '' : tsc.stdout + tsc.stderr;
}

function validate(doc) {
  const model = require(modulePath(doc))[doc.kind];
  new model(structuredClone(doc)).validate();
}

function podSpec(doc) {
  return doc.spec?.template?.spec;
}

function workloads(docs) {
  return docs.filter(podSpec);
}

for (const [name, docs] of Object.entries(stacks)) {
  const find = (kind, called) => docs.find((doc) => doc.kind === kind && doc.metadata.name === called);

  test(`${name}: every document fits the schema of its kind`, () => {
    assert.ok(docs.length > 30);
    for (const doc of docs) assert.doesNotThrow(() => validate(doc), title(doc));
  });

  test(`${name}: no document has a field that its kind does not know`, () => {
    assert.equal(excessFields(docs), '');
  });

  test(`${name}: every service is a set of at least two, with its service, budget, key and program`, () => {
    for (const service of services) {
      const set = find('StatefulSet', service);
      assert.ok(set, service);
      assert.ok(set.spec.replicas >= 2, service);
      assert.equal(set.spec.serviceName, service);
      assert.equal(find('Service', service)?.spec.clusterIP, 'None', service);
      assert.deepEqual(find('PodDisruptionBudget', service)?.spec.selector.matchLabels, { 'app.kubernetes.io/name': service });
      const [container] = podSpec(set).containers;
      assert.deepEqual(container.command, [`/usr/lib/gestand/bin/gestand-${service}`]);
      const keys = podSpec(set).volumes.find((volume) => volume.name === 'keys').projected.sources;
      assert.deepEqual(keys.find((source) => source.secret).secret.name, `gestand-key-${service}`);
    }
  });

  test(`${name}: nothing runs as root, writes to its disk, keeps a right or is without limits`, () => {
    for (const doc of workloads(docs)) {
      const pod = podSpec(doc);
      assert.equal(pod.securityContext.runAsNonRoot, true, title(doc));
      assert.equal(pod.securityContext.seccompProfile.type, 'RuntimeDefault', title(doc));
      assert.equal(pod.automountServiceAccountToken, false, title(doc));
      for (const container of [...pod.containers, ...(pod.initContainers ?? [])]) {
        assert.equal(container.securityContext.readOnlyRootFilesystem, true, title(doc));
        assert.equal(container.securityContext.allowPrivilegeEscalation, false, title(doc));
        assert.deepEqual(container.securityContext.capabilities, { drop: ['ALL'] }, title(doc));
        assert.ok(container.resources.limits.memory && container.resources.requests.cpu, title(doc));
        for (const mount of container.volumeMounts ?? []) assert.ok(pod.volumes.some((v) => v.name === mount.name), `${title(doc)} ${mount.name}`);
      }
    }
  });

  test(`${name}: every service is probed on a port that it has`, () => {
    for (const doc of docs.filter((doc) => doc.kind === 'StatefulSet')) {
      const [container] = podSpec(doc).containers;
      const ports = container.ports.map((port) => port.name);
      for (const [probe, path] of [['livenessProbe', '/livez'], ['startupProbe', '/livez'], ['readinessProbe', '/readyz']]) {
        assert.equal(container[probe]?.httpGet.path, path, `${title(doc)} ${probe}`);
        assert.ok(ports.includes(container[probe].httpGet.port), `${title(doc)} ${probe}`);
      }
    }
  });

  test(`${name}: the peers file names every replica, and no other`, () => {
    const peers = docs.find((doc) => doc.kind === 'ConfigMap' && doc.metadata.name.startsWith('gestand-peers')).data.peers;
    const named = peers.split('\n').filter((line) => line && !line.startsWith('#')).sort();
    const wanted = services.flatMap((service) =>
      Array.from({ length: find('StatefulSet', service).spec.replicas }, (_, i) => `${service} tcp://${service}-${i}.${service}:7001 tcp://${service}-${i}.${service}:7002`));
    assert.deepEqual(named, wanted.sort());
  });

  test(`${name}: all is denied but what a policy names, and every selector finds something`, () => {
    const policies = docs.filter((doc) => doc.kind === 'NetworkPolicy');
    assert.deepEqual(find('NetworkPolicy', 'deny-all').spec, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const labels = workloads(docs).map((doc) => doc.spec.template.metadata.labels);
    const selectors = policies.flatMap((doc) => [doc.spec.podSelector, ...[...(doc.spec.ingress ?? []), ...(doc.spec.egress ?? [])]
      .flatMap((rule) => [...(rule.from ?? []), ...(rule.to ?? [])]).map((peer) => peer.podSelector).filter(Boolean)]);
    selectors.push(...docs.filter((doc) => doc.kind === 'Service').map((doc) => ({ matchLabels: doc.spec.selector })));
    for (const { matchLabels = {} } of selectors) {
      assert.ok(labels.some((have) => Object.entries(matchLabels).every(([key, value]) => have[key] === value)), JSON.stringify(matchLabels));
    }
  });
}

test('the check itself: misspelt, missing and mistyped fields are found', () => {
  const good = stacks.base.find((doc) => doc.kind === 'StatefulSet');
  const broken = (change) => { const doc = structuredClone(good); change(podSpec(doc).containers[0], doc); return doc; };
  const misspelt = broken((container) => { container.readinesProbe = container.readinessProbe; });
  assert.match(excessFields([misspelt]), /readinesProbe/);
  assert.throws(() => validate(broken((container) => { delete container.name; })));
  assert.throws(() => validate(broken((_, doc) => { doc.spec.replicas = 'two'; })));
});

test('kubectl and our own way to put base together agree', { skip: !hasKubectl && 'kubectl is not here' }, () => {
  const [kustomization] = documents(join(root, 'k8s/base/kustomization.yaml'));
  const files = kustomization.resources.map((file) => join(root, 'k8s/base', file));
  assert.ok(files.every(existsSync));
  const [patch] = documents(join(root, 'k8s/base/patches/service.yaml'));
  for (const doc of files.flatMap(documents).filter((doc) => doc.kind === 'StatefulSet')) {
    const ours = podSpec(merge(doc, patch));
    const theirs = podSpec(stacks.base.find((other) => other.kind === 'StatefulSet' && other.metadata.name === doc.metadata.name));
    const names = (pod) => [pod.containers, pod.initContainers, pod.volumes, pod.containers[0].env, pod.containers[0].volumeMounts].map((list) => list.map((x) => x.name).sort());
    assert.deepEqual(names(ours), names(theirs), doc.metadata.name);
  }
});
