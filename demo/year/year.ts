import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify, type Stage } from '../stage.ts';
import { check } from '../story.ts';
import { daan } from './daan.ts';
import { mila } from './mila.ts';
import { Partnership } from './partnership.ts';
import { School, type Actor, type Child } from './school.ts';
import { yara } from './yara.ts';

/** A school year of three children, day after day over HTTP, and at its end what came of it. */
export const playYear = async (stage: Stage): Promise<void> => {
  const school = new School(stage);
  const { story } = school;

  story.chapter('Het bestuur en zijn scholen');
  await school.on('2025-08-18');
  await school.furnish();

  story.chapter('Mila gaat naar groep 6');
  const milaChild = await mila.arrives(school);
  story.chapter('Daan gaat naar de vierde klas');
  const daanChild = await daan.arrives(school);

  story.chapter('Startgesprekken');
  await school.on('2025-09-16');
  await mila.starts(milaChild);
  await school.on('2025-09-23');
  await daan.starts(daanChild);

  story.chapter('De school maakt zich zorgen over Mila');
  await school.on('2025-10-07');
  const { report } = await mila.worries(milaChild);

  story.chapter('Daan is 16: hij beslist mee over de psycholoog');
  await school.on('2025-11-18');
  const consentId = await daan.consents(daanChild);

  story.chapter('Een plan voor Mila');
  await school.on('2025-12-01');
  const plan = await mila.getsPlan(milaChild);

  story.chapter('Yara wordt aangemeld: de school heeft zorgplicht');
  await school.on('2026-01-12');
  const { child: yaraChild, assessmentId } = await yara.registers(school);

  story.chapter('Daan wil niet meer');
  await school.on('2026-01-20');
  await daan.withdraws(daanChild, consentId);
  await school.on('2026-02-04');
  await daan.isAbsent(daanChild);

  story.chapter('Een afspraak met thuis lukt niet, en dan wel');
  await mila.agrees(milaChild);

  story.chapter('Yara krijgt een andere school');
  await school.on('2026-02-19');
  await yara.isAssessed(yaraChild, assessmentId);
  await school.on('2026-03-02');
  await yara.isNotJustRefused(yaraChild);
  await yara.goesElsewhere(yaraChild);

  story.chapter('Het rapport van Mila');
  await school.on('2026-03-24');
  await mila.report(milaChild);

  story.chapter('Hulp van buiten voor Mila');
  await school.on('2026-03-31');
  const partnership = await Partnership.founded(school);
  const asked = await mila.asksPartnership(milaChild, partnership.id, plan.planEntry, report);

  story.chapter('Het samenwerkingsverband en zijn eigen dossier');
  await school.on('2026-04-13');
  // The request itself, and the three entries that it names.
  await partnership.reads(milaChild, 4);
  await partnership.advises();
  await mila.hasAdvice(milaChild, asked);
  await partnership.isAudited(milaChild);
  await partnership.isApart(milaChild);

  story.chapter('Een kopie voor de moeder van Daan');
  await school.on('2026-04-20');
  const copy = await daan.copied(daanChild);
  await verified(school, daanChild, copy);

  story.chapter('Terugkijken op het plan van Mila');
  await school.on('2026-05-18');
  await mila.looksBack(milaChild, plan);

  story.chapter('Het schooljaar is om');
  await school.on('2026-07-10');
  for (const [child, staff] of [[milaChild, school.teacher], [daanChild, school.mentor], [yaraChild, school.teacher]] as const) {
    console.log(`\n${child.name}`);
    console.log(`   ${await child.told()}`);
    console.log(`   ${await sights(child, staff)}`);
  }
};

/** The copy, checked on the mother's own computer. */
const verified = async ({ stage, story }: School, { acts }: Child, copy: string): Promise<void> => {
  const file = (name: string) => join(stage.folder, name);
  const keys = await stage.call({ token: acts.mother.token, path: '/v1/proof-keys' });
  writeFileSync(file('kopie.json'), copy);
  writeFileSync(file('proof-key.txt'), keys.text);
  story.say(acts.mother.called, 'controleert de kopie op haar eigen computer, zonder de school');
  const { ok, text } = verify(file('kopie.json'), file('proof-key.txt'));
  check(ok, `de kopie klopt niet:\n${text}`);
  story.tell(text.split('\n\n')[0] ?? text);
};

/** What a parent sees beside what the member of staff does who works with the child. */
const sights = async (child: Child, staff: Actor): Promise<string> => {
  const [parent, own] = [await child.seenBy(child.acts.mother), await child.seenBy(staff)];
  check(parent !== undefined, 'de moeder ziet het dossier niet');
  const parentSees = parent ?? [];
  if (!own) return `De moeder ziet ${String(parentSees.length)} gebeurtenissen. ${staff.called} werkt niet met ${child.name} en ziet niets.`;
  const only = (a: typeof parentSees, b: typeof parentSees): string => {
    const known = new Set(b.map(({ entryId }) => entryId));
    const headings = [...new Set(a.filter(({ entryId }) => !known.has(entryId)).map(({ heading }) => heading))];
    return headings.length === 0 ? 'niets' : headings.join(', ');
  };
  return [
    `De moeder ziet ${String(parentSees.length)} gebeurtenissen, ${staff.called} ziet er ${String(own.length)}.`,
    `Alleen de moeder ziet: ${only(parentSees, own)}.`,
    `Alleen ${staff.called} ziet: ${only(own, parentSees)}.`,
  ].join('\n   ');
};
