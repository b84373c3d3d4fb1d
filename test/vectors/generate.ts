/** Writes the vector files beside this one: `node test/vectors/generate.ts`. A changed vector is a changed format. */
import { writeFileSync } from 'node:fs';
import { vectors, vectorText } from './vectors.ts';

for (const [name, value] of vectors()) writeFileSync(new URL(name, import.meta.url), vectorText(value));
