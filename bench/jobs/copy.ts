/** `copy.ts service <folder>`: the issued copy of the long dossier as it is downloaded, and the check of who gets it. */
import { dist } from '../dist.ts';
import { demand } from '../scenario.ts';
import { answer, readJob, timed } from './job.ts';

const { folder: _folder, world: { long, tokens, copyRequestId } } = readJob();
const { readConfig } = await dist.config();
const { openStores } = await dist.stores();
const { createApp } = await dist.app();
const { Projections } = await dist.projections();
const { parseKeys, unbundle, verifyCopy } = await dist.proof();

const config = readConfig(process.env);
const app = await createApp(config, await openStores(config, () => undefined), false);
await app.init();
await app.get(Projections).stop();
try {
  let [text, keys] = ['', ''];
  const get = async (url: string): Promise<string> => {
    const { statusCode, body } = await app.inject({ url, headers: { authorization: `Bearer ${tokens[0] ?? ''}`, purpose: 'rights-request' } });
    demand(statusCode === 200, `${url} answered ${String(statusCode)}: ${body.slice(0, 500)}`);
    return body;
  };
  keys = await get('/v1/proof-keys');
  const build = await timed(async () => {
    text = await get(`/v1/dossiers/${long.id}/copy-requests/${copyRequestId}/package`);
  });
  let broken = -1;
  const verify = await timed(() => {
    broken = verifyCopy(unbundle(text), { keys: parseKeys(keys) ?? [] }).broken.length;
  });
  demand(broken === 0, `${String(broken)} things are broken in the copy`);
  const shown = text.split('\\"eventId\\"').length - 1;
  demand(shown === long.entries - 1, `the copy shows ${String(shown)} of ${String(long.entries - 1)} entries`);
  answer({ build, verify, MiB: text.length / 1_048_576 });
} finally {
  await app.close();
}
