/**
 * Makes package-lock.json complete for `npm ci`.
 *
 * A registry that serves no packages for other platforms makes npm leave them out of the lock, and
 * `npm ci` then refuses it ("Missing: @swc/core-darwin-arm64@ from lock file"). This adds every
 * missing optional dependency with its version and platform, without integrity.
 *
 * After each change of dependencies:
 *   PATH=$PWD/node_modules/.bin:$PATH npm install    (Node 24 chooses the versions, not the system's)
 *   node tools/fix-lock.js
 *   PATH=$PWD/node_modules/.bin:$PATH npm install    (npm puts the new entries in its own form)
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = ['darwin', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony', 'linux'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));

/** Node's own lookup: beside the package that asks, then in every folder above it. */
const isLocked = (path, name) => {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
};

const platformOf = (name) => {
  const os = SYSTEMS.find((system) => name.includes(system));
  const cpu = PROCESSORS.find((processor) => new RegExp(`[-_]${processor}($|[-_])`).test(name));
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
};

for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    lock.packages[`node_modules/${name}`] = { version: range.replace(/^[\^~]/, ''), optional: true, ...platformOf(name) };
    console.log(`added ${name}`);
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
