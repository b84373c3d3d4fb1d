import type { Words } from './example.ts';

/**
 * What the examples of GET /v1/event-types say where a value made from the schema would not read like a dossier. A type
 * or field that is not here gets such a value. No real people, no numbers of people.
 */

/** By the name of a field, wherever it stands. */
const common: Words = {
  name: 'Noor de Wit',
  counterparty: 'Logopediepraktijk De Klank',
  scope: 'Spreken over hoe het lezen gaat.',
  textVersion: '2026-1',
  report: 'Wij spraken over het lezen. Noor gaat vooruit.',
  words: 'Ik lees graag, maar niet hardop.',
  message: 'Wij vertelden dat Noor extra leesles krijgt.',
  statement: 'Ik zie dat anders: thuis leest Noor elke avond.',
  text: 'Noor leest elke dag tien minuten, thuis en op school.',
  rationale: 'Elke dag een beetje helpt meer dan een keer lang.',
  evaluateOn: '2026-10-15',
  due: '2026-10-01',
  goals: ['Noor leest zonder hulp een bladzijde.'],
  what: 'Samen lezen, elke dag tien minuten.',
  promotingFactors: ['Noor wil graag leren lezen.'],
  impedingFactors: ['In een drukke klas raakt Noor de draad kwijt.'],
  expectedDestination: 'Voortgezet onderwijs: vmbo-tl of havo',
  substantiation: 'De uitkomsten van de laatste twee jaar en het gesprek met Noor en haar ouders.',
  guidance: 'Twee keer in de week een half uur leesles in een groepje van drie.',
  pupilInfluence: 'Noor wilde niet hardop lezen voor de klas. Dat hoeft niet.',
  goal: 'Noor leest in juni een boek van haar eigen niveau.',
  measuredBy: 'De leestoets van juni.',
  progress: 'Noor leest nu een bladzijde zonder hulp.',
  reason: 'De datum klopte niet.',
  explanation: 'Hier staat waarom, in woorden die een ouder begrijpt.',
  issuer: 'https://inloggen.example',
  subject: 'medewerker-17',
  pointer: '/data/report/0/text',
};

const PARENT = '5d0c1f3e-8a44-4c0b-b0a7-2f6e1d9b7c31';

/** By the event that is recorded: also fields that may be left out. A field of this list goes before the same one above. */
const byType: Readonly<Record<string, Words>> = {
  RegistrationReceived: {
    pupil: { name: 'Noor de Wit', bornOn: '2018-05-14' },
    submitter: { name: 'Fatima Bakkali', capacity: 'parent', relation: 'moeder' },
  },
  FileTakenOver: { pupil: { name: 'Noor de Wit', bornOn: '2018-05-14' }, keptBy: 'Stichting De Beuk', form: 'digital', file: 'Leerlingdossier Noor', checkedBy: 'Ans Beheer' },
  EntryCorrected: { corrected: { occurredOn: '2026-08-31', words: 'Ik lees graag.', via: 'self', thirdParties: 'none' } },
  PersonAdded: { role: 'parent', name: 'Jeroen de Wit', relation: 'vader' },
  ContactDetailsChanged: { phone: '06 12345678', email: 'jeroen@voorbeeld.example' },
  StaffAssigned: { name: 'Marieke Jansen' },
  ConversationHeld: { participants: [{ role: 'parent', personId: PARENT, presence: 'in-person' }, { role: 'staff', name: 'Marieke Jansen', presence: 'in-person' }] },
  AgreementMade: { participants: [{ role: 'parent', personId: PARENT, presence: 'in-person' }, { role: 'staff', name: 'Marieke Jansen', presence: 'in-person' }] },
  GuidanceCommitteeAdvised: { participants: [{ role: 'expert', name: 'Robin Smit', presence: 'in-person' }], advice: 'De commissie adviseert om Noor in een kleine groep te leren lezen.' },
  ActionPartDeclined: { reason: 'Wij willen dat Noor bij haar eigen groep blijft.' },
  CopyRefused: { explanation: 'Wij weten niet wie de kopie vraagt.' },
  EntryWithheld: { reason: 'A', explanation: 'Het gaat vooral over een ander kind.' },
  ExpertNamed: { name: 'Anna Bos' },
  ExpertAdviceGiven: { advice: 'Een kleine klas met veel rust past bij Noor.' },
  SupportAllocated: { arrangement: 'Vier uur in de week begeleiding in de klas.', from: '2026-10-01' },
  AdmissibilityDeclarationIssued: { sequenceNumber: '2026-0012', from: '2027-08-01', until: '2029-07-31', rationale: 'Noor heeft meer structuur nodig dan de school kan geven.' },
  RedactionDecided: { redactions: [{ pointer: '/data/report/0/text', reason: 'A' }] },
};

/** Free text says that somebody looked whether it speaks of others. */
export const wordsOf = (type: string): Words => Object.assign(Object.create(common) as object, { thirdParties: 'none' }, byType[type]);
