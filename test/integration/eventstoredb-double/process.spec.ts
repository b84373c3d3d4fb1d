import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM } from '@eventstore/db-client';
import { DoubleProcess } from '../../doubles/eventstoredb/double-process.ts';
import { all, clientOf, failure, ids, serverAt } from './double.fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'double-'));
afterAll(() => rmSync(folder, { recursive: true }));

const started = async (...args: string[]) => {
  const double = await DoubleProcess.start(args);
  return { double, ...serverAt(clientOf(double.url), () => double.stop()) };
};

describe('The double as a process', () => {
  it('takes faults as lines of JSON', async () => {
    const server = await started();
    const sent = ids(1);
    await server.double.command({ do: 'dropNextAnswer', target: 'append' });
    expect(await failure(server.append('wanted-1', sent, NO_STREAM))).toMatchObject({ type: 'unavailable' });
    await server.double.command({ do: 'holdNext', target: 'append' });
    const held = server.append('wanted-2', ids(1), NO_STREAM);
    await server.double.command({ do: 'untilHeld' });
    await server.double.command({ do: 'releaseAll' });
    await held;
    expect(await server.double.command({ do: 'status' })).toMatchObject({ url: server.double.url, events: 2, calls: { append: 2, batchAppends: 0 } });
    await expect(server.double.command({ do: 'nonsense' as 'status' })).rejects.toThrow('No such command.');
    await server.stop();
  });

  it('with a file has everything that was answered again after kill -9, at the same positions', async () => {
    const file = join(folder, 'log.jsonl');
    const before = await started('--file', file);
    const sent = ids(3);
    const first = await before.append('wanted-1', sent, NO_STREAM);
    await before.double.kill();
    await before.stop();

    const after = await started('--file', file);
    await expect(after.append('wanted-1', sent, NO_STREAM)).resolves.toEqual(first);
    expect((await all(after.client.readStream('wanted-1'))).map((it) => it.event!.id)).toEqual(sent);
    await after.stop();
  });
});
