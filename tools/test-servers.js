/**
 * Installs the servers that tests run against, where their tool chains are: a stand-in for MongoDB (Java and Maven).
 * Nothing of it is part of the service. Twice is once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'node_modules/.cache/test-servers/mongodb');

const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

if (existsSync(FOLDER)) console.log('MongoDB stand-in: installed');
else if (!has('java') || !has('mvn')) console.log('MongoDB stand-in: skipped, needs Java 17 and Maven');
else {
  const args = ['-q', '-B', '-f', join(ROOT, 'test/servers/mongodb/pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${FOLDER}`];
  const { status } = spawnSync('mvn', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  console.log(`MongoDB stand-in: ${status === 0 ? 'installed' : 'could not be installed'}`);
}
