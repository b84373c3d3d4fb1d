import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { openStores } from '../app.stores.ts';
import { readConfig } from '../config.ts';
import { openApiDocument } from '../platform/http/openapi.ts';

/** Writes the OpenAPI document that the code makes: `node dist/cli/openapi.js openapi/openapi.json`. */
const main = async ([file]: readonly string[]): Promise<number> => {
  if (file === undefined) {
    console.error('Usage: openapi <file>');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'leerlingdossier-openapi-'));
  try {
    const config = readConfig({ DATA_FOLDER: join(folder, 'data'), KEK_FOLDER: join(folder, 'kek') });
    const app = await createApp(config, await openStores(config, () => undefined), false);
    await app.init();
    writeFileSync(file, `${JSON.stringify(await openApiDocument(app), null, 2)}\n`);
    await app.close();
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
