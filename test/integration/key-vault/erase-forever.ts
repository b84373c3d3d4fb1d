import { SqliteKeyVault } from '../../../src/platform/key-vault/sqlite/sqlite-key-vault.ts';

/**
 * Run by node itself, to be killed: erases one entry after the other and rotates after each, saying what it is doing.
 * Arguments: file, KEK folder, tenant, then `<subject>:<erased event>:<surviving event>` for each dossier.
 */
const [file = '', kekFolder = '', tenant = '', ...dossiers] = process.argv.slice(2);
const vault = await SqliteKeyVault.open({ file, kekFolder, onWarning: () => undefined });
process.stdout.write('opened\n');

for (;;) {
  for (const dossier of dossiers) {
    const [subjectId = '', gone = '', stays = ''] = dossier.split(':');
    if (await vault.isErased(subjectId, gone)) continue;
    const { retired } = await vault.activate(subjectId, 'school-career');
    const kept = await vault.entryKey(subjectId, retired, stays);
    const survivors = kept.state === 'available' ? [{ eventId: stays, key: kept.key }] : [];
    await vault.retire(subjectId, retired, survivors, [{ eventId: gone, ground: 'avg-17', at: '2026-01-01T00:00:00.000Z' }]);
    process.stdout.write(`erased ${gone}\n`);
    if (dossiers.indexOf(dossier) % 4 === 3) await vault.rotate(tenant);
  }
  await vault.rotate(tenant);
}
