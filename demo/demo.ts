import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudEvent, Stage, verify, type Answer } from './stage.ts';
import { check, entryIn, idIn, items, recorded, refusal, refusedBy, Story, Unexpected, type Problem, type Recorded } from './story.ts';
import { playYear } from './year/year.ts';

/**
 * One child's dossier, from registration to a copy that proves itself; with `--all` a school year of three children, on a
 * clock of its own. Every step says what it expects; another answer ends it.
 */

const OUTPUT = join(import.meta.dirname, '..', 'demo-output');
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());

const play = async (stage: Stage): Promise<void> => {
  const story = new Story(stage);
  const key = (name: string) => ({ 'idempotency-key': `demo-${name}` });

  story.chapter('Het bestuur en de school');
  const founder = stage.token('administrator', 'administrator-1');
  const board = await story.step({
    who: 'De beheerder', does: 'meldt een schoolbestuur aan', expect: 201, token: founder, path: '/v1/organisations',
    body: { occurredOn: TODAY, name: 'Stichting De Linde', testTenant: true, founder: 'Ans Beheer' }, headers: key('board'), tell: () => 'Het bestuur bestaat.',
  });
  const { organisationId } = board.body as { readonly organisationId: string };
  const account = (subject: string) => ({ issuer: 'urn:leerlingdossier:development', subject });
  const administrator = stage.token('administrator', 'administrator-1', organisationId);
  const at = `/v1/organisations/${organisationId}`;
  const school = await story.step({
    who: 'De beheerder', does: 'opent een basisschool', expect: 201, token: administrator, path: `${at}/schools`,
    body: { occurredOn: TODAY, name: 'Basisschool De Linde', sector: 'po' }, headers: key('school'), tell: () => 'De school bestaat.',
  });
  const schoolId = (school.body as { readonly createdId: string }).createdId;
  const role = (subject: string, name: string, roleName: string) =>
    stage.call({ token: administrator, path: `${at}/roles`, body: { occurredOn: TODAY, account: account(subject), name, role: roleName, schoolId, from: '2026-01-01' }, headers: key(subject) });
  check((await role('teacher-1', 'Juf Marieke', 'teacher')).status === 201, 'de leerkracht kreeg geen rol');
  check((await role('internal-counsellor-1', 'Els Interne', 'internal-counsellor')).status === 201, 'de intern begeleider kreeg geen rol');
  await story.step({
    who: 'De beheerder', does: 'geeft een leerkracht en een intern begeleider hun rol, en laat de leerlingadministratie berichten sturen', expect: 201, token: administrator, path: `${at}/mandates`,
    body: { occurredOn: TODAY, client: account('school-system-1'), system: 'Leerlingadministratie', schoolIds: [schoolId], from: '2026-01-01' }, headers: key('mandate'),
  });

  const system = stage.token('school-system', 'school-system-1', organisationId);
  const teacher = stage.token('teacher', 'teacher-1', organisationId);
  const counsellor = stage.token('internal-counsellor', 'internal-counsellor-1', organisationId);
  const mother = stage.token('parent', 'parent-1');
  const father = stage.token('parent', 'parent-2');
  const withoutAuthority = stage.token('parent', 'parent-3');
  const stranger = stage.token('teacher', 'teacher-2');
  const ids: Record<string, string> = { schoolId };
  const SYSTEM = 'De leerlingadministratie';
  const post = (does: string, file: string, expect: number, tell?: (answer: Answer) => string): Promise<Answer> =>
    story.step({ who: SYSTEM, does, expect, token: system, path: '/v1/events', body: cloudEvent(file, ids), ...(tell && { tell }) });

  story.chapter('Noor wordt aangemeld');
  const opened = await post('stuurt de schriftelijke aanmelding van Noor door haar moeder', '01-registration.json', 201, () => 'Het dossier is geopend.');
  Object.assign(ids, { dossierId: recorded(opened).dossierId, pupil: idIn(opened, 'personId', 1), mother: idIn(opened, 'personId', 2) });
  const dossier = `/v1/dossiers/${ids['dossierId'] ?? ''}`;
  await post('stuurt hetzelfde bericht nog een keer', '01-registration.json', 200, () => 'Al vastgelegd: het eerste antwoord, en niets dubbel.');
  await post('stuurt onder hetzelfde nummer een ander bericht', '02-registration-changed.json', 409, refusedBy('idempotency-key-reused'));
  await post('stuurt vier berichten tegelijk; in een staat een burgerservicenummer', '03-people.json', 200, (answer) => {
    const results = answer.body as readonly { readonly status: number; readonly problem?: Problem; readonly acknowledgement?: Recorded }[];
    check(results.map(({ status }) => status).join() === '201,201,400,201', `de uitkomsten zijn ${results.map(({ status }) => status).join()}`);
    Object.assign(ids, { father: results[0]?.acknowledgement?.entries[0]?.ids['personId'], other: results[1]?.acknowledgement?.entries[0]?.ids['personId'] });
    return `Drie vastgelegd, een geweigerd. ${results[2]?.problem?.detail ?? ''}`;
  });
  await post('legt het gezag van beide ouders vast, en hun adressen: zij wonen niet bij elkaar', '04-authority.json', 200, () => 'Alle vier vastgelegd.');
  for (const [subject, personId] of [['parent-1', ids['mother']], ['parent-2', ids['father']], ['parent-3', ids['other']]] as const) {
    const linked = await stage.call({ token: counsellor, path: `${dossier}/persons/${personId ?? ''}/accounts`, body: { occurredOn: TODAY, account: account(subject), evidence: 'identity-document-seen' }, headers: key(`account-${subject}`) });
    check(linked.status === 201, `een account is niet gekoppeld: ${linked.text}`);
  }
  await story.step({
    who: 'De intern begeleider', does: 'koppelt de accounts van de ouders, na het zien van hun paspoort, en wijst juf Marieke toe', expect: 201, token: counsellor, path: `${dossier}/assignments`,
    body: { occurredOn: TODAY, account: account('teacher-1'), name: 'Juf Marieke', role: 'teacher', from: '2026-08-24' }, headers: key('assignment'),
  });

  story.chapter('Praten, afspreken, plannen');
  const conversation = await post('stuurt het verslag van een gesprek; een zin gaat over een ander kind', '05-conversation.json', 201);
  ids['conversation'] = idIn(conversation, 'conversationId');
  await post('stuurt hoe het gesprek eindigde: een doel en een volgende stap', '06-conclusion.json', 201);
  await post('stuurt de afspraak, met de dag waarop school en ouders terugkijken', '07-agreement.json', 201);
  await post('stuurt een afspraak die zonder ouder is gemaakt', '08-agreement-without-parent.json', 409, refusedBy('parent-not-present'));
  const irregular = cloudEvent('08-agreement-without-parent.json', ids) as { id: string; data: object };
  const irregularAnswer = await story.step({
    who: SYSTEM, does: 'legt vast dat dit toch is gebeurd, met uitleg', expect: 201, token: system, path: '/v1/events',
    body: { ...irregular, id: 'demo-08-irregular', data: { ...irregular.data, irregular: { explanation: 'Juf sprak dit met Noor af in de pauze. De ouders waren er niet bij.' } } },
    tell: () => 'Vastgelegd, duidelijk gemerkt en zonder gevolgen: de afspraak geldt niet.',
  });
  await post('stuurt dat school met beide ouders over het plan sprak', '09-plan-talks.json', 200, () => 'Vastgelegd.');
  await post('stuurt het plan, terwijl Noor nog niets mocht zeggen', '10-plan-too-early.json', 409, refusal);
  await post('stuurt dat Noor haar mening gaf, op haar eigen manier', '11-hearing.json', 200, () => 'Vastgelegd.');
  const plan = await post('stuurt het plan opnieuw', '12-plan.json', 201);
  await story.step({ who: 'De moeder', does: 'is het eens met de hulp in het plan', expect: 201, token: mother, path: `${dossier}/development-plans/${idIn(plan, 'planId')}/agreements`, body: { occurredOn: TODAY, version: 1, person: ids['mother'] } });
  ids['goal'] = idIn(await post('stuurt een doel: lezen zonder te stoppen', '13-goal.json', 201), 'goalId');
  await post('stuurt hoe ver Noor is', '14-progress.json', 201);

  story.chapter('Toestemming voor de logopedist');
  const consentId = idIn(await post('vraagt toestemming om met de logopedist te praten', '15-consent.json', 201), 'consentId');
  const consent = `${dossier}/consents/${consentId}`;
  const contact = (name: string, occurredTime?: string) => ({
    token: teacher, path: `${dossier}/care-provider-contacts`, headers: key(name),
    body: { occurredOn: TODAY, ...(occurredTime !== undefined && { occurredTime }), consentId, report: 'De logopedist raadt aan om rustig te ademen bij het lezen.', thirdParties: 'none' },
  });
  await story.step({ who: 'De moeder', does: 'geeft toestemming', expect: 201, token: mother, path: `${consent}/grants`, body: { occurredOn: TODAY, occurredTime: '00:01', grantor: ids['mother'], how: 'portal' } });
  await story.step({ who: 'Juf Marieke', does: 'wil het gesprek met de logopedist vastleggen; de vader zei nog niets', expect: 409, ...contact('contact-1'), tell: refusal });
  await story.step({ who: 'De vader', does: 'geeft ook toestemming', expect: 201, token: father, path: `${consent}/grants`, body: { occurredOn: TODAY, occurredTime: '00:02', grantor: ids['father'], how: 'portal' } });
  await story.step({ who: 'Juf Marieke', does: 'legt het gesprek met de logopedist vast', expect: 201, ...contact('contact-2') });
  await story.step({ who: 'De vader', does: 'trekt zijn toestemming in', expect: 201, token: father, path: `${consent}/withdrawals`, body: { occurredOn: TODAY, grantor: ids['father'] }, tell: () => 'Vastgelegd. Het werkt direct.' });
  await story.step({ who: 'Juf Marieke', does: 'wil nog een gesprek met de logopedist vastleggen', expect: 409, ...contact('contact-3'), tell: refusal });

  story.chapter('Lezen, en wie dat mag');
  const corrected = { ...(cloudEvent('05-conversation.json', ids) as { readonly data: Record<string, unknown> }).data, occurredOn: '2026-09-07' };
  const correction = await story.step({
    who: 'Juf Marieke', does: 'verbetert de dag van het gesprek: het was een dag eerder', expect: 201, token: teacher, path: `${dossier}/entries/${entryIn(conversation)}/corrections`,
    body: { occurredOn: TODAY, corrected, reason: 'De datum klopte niet.', thirdParties: 'none' }, headers: key('correction'), tell: () => 'Vastgelegd. De eerste tekst blijft bewaard.',
  });
  const after = encodeURIComponent(recorded(correction).position ?? '');
  await story.step({
    who: 'De moeder', does: 'leest het dossier', expect: 200, token: mother, path: `${dossier}/entries?limit=100&after=${after}`,
    tell: (answer) => {
      const text = answer.text;
      check(!text.includes('Timo') && !text.includes('Kadeplein'), 'de moeder ziet een ander kind of het adres van de vader');
      check(text.includes('Berkenlaan') && text.includes('[zwart: gaat over een ander kind]'), 'de moeder ziet haar eigen adres niet, of geen zwart stukje');
      return `Zij ziet ${String(items(answer).length)} gebeurtenissen. De zin over het andere kind en het adres van de vader zijn zwart.`;
    },
  });
  await story.step({ who: 'De vader zonder gezag', does: 'wil het dossier lezen', expect: 403, token: withoutAuthority, path: `${dossier}/entries`, tell: refusal });
  await story.step({ who: 'Een leerkracht van een ander bestuur', does: 'wil het dossier lezen', expect: 404, token: stranger, path: `${dossier}/entries`, headers: { purpose: 'teaching' }, tell: refusal });
  await story.step({
    who: 'Juf Marieke', does: 'leest het dossier, om een gesprek voor te bereiden', expect: 200, token: teacher, path: `${dossier}/entries?limit=100`, headers: { purpose: 'teaching' },
    tell: (answer) => `Zij ziet ${String(items(answer).length)} gebeurtenissen.`,
  });
  await story.step({
    who: 'De intern begeleider', does: 'kijkt wat er nog moet gebeuren', expect: 200, token: counsellor, path: `${dossier}/obligations`, headers: { purpose: 'care' },
    tell: (answer) => {
      const open = items(answer) as readonly { readonly since: string; readonly due: string; readonly textNl: string }[];
      check(open.some(({ since }) => since === entryIn(irregularAnswer)), 'de afspraak zonder ouder staat niet op de lijst');
      return open.map(({ due, textNl }) => `voor ${due}: ${textNl}`).join('\n      ');
    },
  });
  await story.step({
    who: 'De moeder', does: 'vraagt wie er keek', expect: 200, token: mother, path: `${dossier}/access-log`,
    tell: (answer) => {
      const lines = items(answer) as readonly { readonly role: string; readonly purpose: string; readonly textNl: string }[];
      check(lines.some(({ role: who, purpose }) => who === 'teacher' && purpose === 'teaching'), 'de leerkracht staat niet in de lijst');
      return lines.map(({ textNl }) => textNl).join('\n      ');
    },
  });

  story.chapter('De kopie');
  const receipt = await story.step({ who: 'De moeder', does: 'bewaart een ontvangstbewijs van het dossier zoals het nu is', expect: 200, token: mother, path: `${dossier}/receipt`, tell: () => 'Bewaard als receipt.txt.' });
  const asked = await story.step({ who: 'De moeder', does: 'vraagt een kopie van het hele dossier', expect: 201, token: mother, path: `${dossier}/copy-requests`, body: { occurredOn: TODAY, requester: ids['mother'], form: 'electronic' } });
  const request = `${dossier}/copy-requests/${idIn(asked, 'copyRequestId')}`;
  await story.step({ who: 'De moeder', does: 'kijkt wanneer zij de kopie krijgt', expect: 200, token: mother, path: request, tell: (answer) => `Uiterlijk op ${(answer.body as { readonly dueOn: string }).dueOn}.` });
  await story.step({ who: 'De intern begeleider', does: 'controleert wie de kopie vraagt', expect: 201, token: counsellor, path: `${request}/identity-verifications`, body: { occurredOn: TODAY, how: 'identity-document-seen' }, headers: key('identity') });
  const statement = await story.step({
    who: 'De moeder', does: 'legt haar eigen kijk naast het gesprek', expect: 201, token: mother, path: `${dossier}/entries/${entryIn(conversation)}/statements`,
    body: { occurredOn: TODAY, personId: ids['mother'], statement: 'Noor leest thuis zonder moeite hardop. De buurvrouw ziet dat ook.' },
  });
  const issue = { token: counsellor, path: `${request}/issues`, body: { occurredOn: TODAY }, headers: key('issue') };
  await story.step({
    who: 'De intern begeleider', does: 'wil de kopie maken', expect: 409, ...issue,
    tell: (answer) => {
      check(((answer.body as Problem).entries ?? []).join() === entryIn(statement), 'de dienst noemt niet precies de gebeurtenis die nog bekeken moet worden');
      return refusedBy('entries-undecided')(answer);
    },
  });
  await story.step({ who: 'De intern begeleider', does: 'bekijkt die gebeurtenis: er hoeft niets zwart', expect: 201, token: counsellor, path: `${dossier}/entries/${entryIn(statement)}/redactions`, body: { occurredOn: TODAY, redactions: [] }, headers: key('redaction') });
  await story.step({ who: 'De intern begeleider', does: 'maakt de kopie', expect: 201, ...issue });
  const copy = await story.step({
    who: 'De moeder', does: 'haalt de kopie op', expect: 200, token: mother, path: `${request}/package`,
    tell: (answer) => {
      check(!answer.text.includes('Timo') && !answer.text.includes('Kadeplein'), 'in de kopie staat iets dat zwart moest zijn');
      return 'Bewaard als kopie-dossier.json.';
    },
  });

  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT);
  const file = (name: string) => join(OUTPUT, name);
  writeFileSync(file('kopie-dossier.json'), copy.text);
  writeFileSync(file('receipt.txt'), receipt.text);
  const keys = await stage.call({ token: mother, path: '/v1/proof-keys' });
  writeFileSync(file('proof-key.txt'), keys.text);

  story.say('De moeder', 'controleert de kopie op haar eigen computer, zonder de school');
  const whole = verify(file('kopie-dossier.json'), file('proof-key.txt'), file('receipt.txt'));
  check(whole.ok, `de kopie klopt niet:\n${whole.text}`);
  story.tell(whole.text);

  story.say('Iemand', 'verandert een letter in de kopie');
  const bytes = readFileSync(file('kopie-dossier.json'));
  const place = bytes.indexOf('vijf minuten');
  check(place > 0, 'de tekst van de afspraak staat niet in de kopie');
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  const forged = join(stage.folder, 'kopie-veranderd.json');
  writeFileSync(forged, bytes);
  const broken = verify(forged, file('proof-key.txt'), file('receipt.txt'));
  check(!broken.ok, 'de verandering is niet gevonden');
  story.tell(broken.text);
};

const all = process.argv.includes('--all');
const stage = await Stage.open({ external: process.argv.includes('--external'), movingClock: all });
try {
  await (all ? playYear(stage) : play(stage));
  console.log(`\nAlles ging zoals verteld.${all ? '' : ' De kopie, de sleutel en het ontvangstbewijs staan in demo-output.'}`);
} catch (error) {
  console.error(`\nDe demo liep anders dan verteld: ${error instanceof Unexpected ? error.message : String(error instanceof Error ? error.stack : error)}`);
  process.exitCode = 1;
} finally {
  await stage.close();
}
