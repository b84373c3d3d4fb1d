/** `decide.ts <size> <folder> <repeats>`: deciding a conversation and folding it in, when a dossier of that size is at hand. */
import type { Entry } from '../../src/kernel/entry.ts';
import { dist } from '../dist.ts';
import { conversation } from '../facts.ts';
import { demand } from '../scenario.ts';
import { answer, listOf, timed, readJob, withStores } from './job.ts';

const { candidate, repeats, world: { long } } = readJob();
const SIZE = Number(candidate);
/** Entries added in one measurement: few, so that the dossier stays about as long as it is said to be. */
const STEPS = 20;
const ROUNDS = 60;

const { Journal } = await dist.journal();
const { decide, emptyDossier, fold } = await dist.dossier();
const { Clock } = await dist.clock();
const { emptyOrganisation, policiesOf } = await dist.organisation();

const clock = new Clock();
const meta = { commandId: '5f0c24b1-4a3c-4b58-8e9c-1d2f5a7b9c30', actor: { account: 'bench', role: 'internal-counsellor' }, now: clock.now(), today: clock.today(), policyOn: policiesOf(emptyOrganisation) } as const;
const { command } = conversation(long, meta.today);

const entries = await withStores(async ({ eventStore, keyVault }) => {
  const subject = await keyVault.find(long.id);
  if (!subject) throw new Error('The vault does not know the long dossier.');
  return (await listOf(new Journal(eventStore, keyVault).read(subject, 0, SIZE))).map(({ entry }) => entry);
});
demand(entries.length === SIZE, `${String(SIZE)} entries were asked for, ${String(entries.length)} came`);

const [sample] = entries.filter((it) => it.state === 'kept' && it.content.type === 'ConversationHeld');
if (sample?.state !== 'kept') throw new Error('There is no conversation among the entries.');
const { content } = sample;
const later: readonly Entry[] = Array.from({ length: STEPS }, (_, at) => {
  const id = `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;
  return { ...sample, eventId: id, commandId: id, revision: SIZE + at, content: { ...content, data: { ...content.data, conversationId: id } } };
});

/** Microseconds of one decision and one step, over states that are folded anew each time and not measured. */
const once = async (): Promise<number> => {
  let dossier = entries.reduce(fold, emptyDossier);
  const ms = await timed(() => {
    for (const entry of later) {
      if (decide(command, dossier, meta).events.length !== 1) throw new Error('The conversation was refused.');
      dossier = fold(dossier, entry);
    }
  });
  demand(dossier.history.size === SIZE + STEPS && dossier.conversation.held.has(later.at(-1)?.eventId ?? ''), 'what was decided is not in the dossier');
  return (ms * 1_000) / STEPS;
};

const times: number[] = [];
for (let round = 0; round < (repeats === 1 ? 2 : ROUNDS); round += 1) times.push(await once());
// One measurement is short: in the quickest tenth nothing else came between.
const warm = times.slice(times.length >> 1).toSorted((a, b) => a - b);
answer({ us: warm[Math.floor(warm.length / 10)] ?? NaN });
