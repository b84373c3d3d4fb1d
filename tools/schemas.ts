import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pointerSchemas } from '../src/dossier/domain/index.ts';
import { schemasText, withStored, type Schemas } from './stored-schemas.ts';

/** `npm run schemas`: writes the fields of every event type, as the domain has them now, beside those of older versions. */

const FILE = join(import.meta.dirname, '../src/proof/cli/schemas.json');

const stored = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Schemas) : {};
writeFileSync(FILE, schemasText(withStored(stored, pointerSchemas())));
