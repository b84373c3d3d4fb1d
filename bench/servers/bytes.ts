/** Answers fixed bytes over node:http: `bytes.ts <entry> <page>`. The page is what is asked for with a query. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { listen } from './listen.ts';

const [entry, page] = process.argv.slice(2).map((file) => readFileSync(file));

listen(
  createServer((request, response) => {
    const body = request.url?.includes('?') ? page : entry;
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body?.length ?? 0 }).end(body);
  }),
);
