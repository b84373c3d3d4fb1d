import { blackTextNl, decidedIn, redact, redactionsFor } from '../../../src/access/index.ts';
import { asCorrected, type Dossier, type DossierEvent, type ReasonCode, type Segments } from '../../../src/dossier/domain/index.ts';
import { dossierOf, entryOf, family, FIRST, ON } from './dossiers.ts';

const child = family('2016-05-01');
const NEXT = `event-${String(FIRST)}`;
const mother = { personId: 'mother', representsPersons: ['pupil', 'sister'] };
const father = { personId: 'father', representsPersons: [] };

const informed = (message: Segments): DossierEvent => ({ type: 'ParentsInformed', data: { parents: ['mother'], message, thirdParties: 'tagged', occurredOn: ON } });
const contact = (personId: string): DossierEvent => ({ type: 'ContactDetailsChanged', data: { personId, phone: '06-1234', address: 'Laan 1', occurredOn: ON } });
const correction = (entryId: string, event: DossierEvent): DossierEvent => {
  const { occurredOn, ...data } = event.data;
  return { type: 'EntryCorrected', data: { entryId, corrected: { occurredOn, data }, reason: [{ text: 'Tikfout.' }], thirdParties: 'none', occurredOn: ON } };
};
const decided = (entryId: string, ...redactions: readonly (readonly [pointer: string, reason: ReasonCode])[]): DossierEvent => ({
  type: 'RedactionDecided',
  data: { entryId, redactions: redactions.map(([pointer, reason]) => ({ pointer, reason })), occurredOn: ON },
});

const blackIn = (dossier: Dossier, revision: number, reader = mother as typeof father) =>
  redactionsFor(entryOf(dossier, revision), reader, dossier).map(({ pointer, reason }) => `${pointer} ${reason}`);
const blackOf = (message: Segments, reader = mother as typeof father) => blackIn(dossierOf(...child, informed(message)), FIRST, reader);

describe('AVG 15(4): words about others are black', () => {
  it('A for another child, B for another adult: the words and who it is, not what that person is to the pupil', () => {
    expect(blackOf([{ text: 'Sam en ' }, { text: 'Bo', person: 'bo', relation: 'other-pupil' }, { text: 'spelen.' }])).toEqual(['/data/message/1/text A', '/data/message/1/person A']);
    expect(blackOf([{ text: 'De buurman', relation: 'other' }])).toEqual(['/data/message/0/text B']);
  });

  it('of somebody of whom only the name is known, nothing is taken for harmless', () => {
    expect(blackOf([{ text: 'Kees', person: 'kees' }])).toEqual(['/data/message/0/text B', '/data/message/0/person B']);
  });

  it('AD-3: the other parent is another adult, for each of them', () => {
    const aboutFather: Segments = [{ text: 'Vader zegt', person: 'father', relation: 'other-parent' }];
    expect(blackOf(aboutFather)).toEqual(['/data/message/0/text B', '/data/message/0/person B']);
    expect(blackOf(aboutFather, father)).toEqual([]);
  });

  it('staff, the reader and the pupil are shown', () => {
    expect(blackOf([{ text: 'Juf Anna', person: 'anna', relation: 'staff' }, { text: 'Moeder', person: 'mother', relation: 'other-parent' }, { text: 'Sam', person: 'pupil', relation: 'other-pupil' }])).toEqual([]);
  });

  it('a brother or sister is shown to who represents that child too', () => {
    const aboutSister: Segments = [{ text: 'Zus Noor', person: 'sister', relation: 'other-pupil' }];
    expect([blackOf(aboutSister), blackOf(aboutSister, father)]).toEqual([[], ['/data/message/0/text A', '/data/message/0/person A']]);
  });

  it('lies as deep as it lies', () => {
    const event: DossierEvent = {
      type: 'ConversationConcluded',
      data: {
        conversationId: 'conversation-1',
        goals: [[{ text: 'Rust.' }, { text: 'Bo stoort.', relation: 'other-pupil' }]],
        nextSteps: [{ what: [{ text: 'Praten met Bo.', person: 'bo', relation: 'other-pupil' }], owner: 'school', due: ON }],
        promotingFactors: [],
        impedingFactors: [],
        agreedJointly: true,
        thirdParties: 'tagged',
        occurredOn: ON,
      },
    };
    expect(blackIn(dossierOf(...child, event), FIRST)).toEqual(['/data/goals/0/1/text A', '/data/nextSteps/0/what/0/text A', '/data/nextSteps/0/what/0/person A']);
  });
});

describe('AD-3: how to reach another person', () => {
  it('is black for the other parent and not for the person, nor for the pupil’s own details', () => {
    const dossier = dossierOf(...child, contact('mother'), contact('pupil'));
    expect(blackIn(dossier, FIRST, father)).toEqual(['/data/phone B', '/data/address B']);
    expect([blackIn(dossier, FIRST), blackIn(dossier, FIRST + 1, father)]).toEqual([[], []]);
  });

  it('is black in a correction too', () => {
    const dossier = dossierOf(...child, contact('mother'), correction(NEXT, contact('mother')));
    expect(blackIn(dossier, FIRST + 1, father)).toEqual(['/data/corrected/data/phone B', '/data/corrected/data/address B']);
    expect(redactionsFor(asCorrected(dossier, entryOf(dossier, FIRST)), father, dossier)).toHaveLength(2);
  });
});

describe('What somebody decided after reading', () => {
  const untagged = informed([{ text: 'Het gaat goed.' }, { text: 'Bo heeft het moeilijk.' }]);

  it('is black for everybody, and goes before what was tagged', () => {
    expect(blackIn(dossierOf(...child, untagged, decided(NEXT, ['/data/message/1/text', 'A'])), FIRST)).toEqual(['/data/message/1/text A']);
    const tagged = informed([{ text: 'Buurman', relation: 'other' }]);
    expect(blackIn(dossierOf(...child, tagged, decided(NEXT, ['/data/message/0/text', 'C'])), FIRST)).toEqual(['/data/message/0/text C']);
  });

  it('stays black when a correction moves the sentence', () => {
    const moved = informed([{ text: 'Het gaat heel goed.' }, { text: 'Met rekenen ook.' }, { text: 'Bo heeft het moeilijk.' }]);
    const dossier = dossierOf(...child, untagged, decided(NEXT, ['/data/message/1/text', 'A']), correction(NEXT, moved));
    const now = asCorrected(dossier, entryOf(dossier, FIRST));
    expect(JSON.stringify(redact(now.content, redactionsFor(now, mother, dossier)))).not.toContain('Bo');
    expect(blackIn(dossier, FIRST + 2)).toEqual(['/data/corrected/data/message/2/text A']);
  });

  it('holds on screen when it was decided about the correction', () => {
    const dossier = dossierOf(...child, informed([{ text: 'Alles goed.' }]), correction(NEXT, untagged), decided(`event-${String(FIRST + 1)}`, ['/data/corrected/data/message/1/text', 'A']));
    expect(redactionsFor(asCorrected(dossier, entryOf(dossier, FIRST)), mother, dossier)).toEqual([{ pointer: '/data/message/1/text', reason: 'A' }]);
  });

  it('is nothing for another entry, and another list can be asked for', () => {
    const dossier = dossierOf(...child, untagged, decided('event-0', ['/data/schoolId', 'E']));
    expect(decidedIn(dossier, entryOf(dossier, FIRST))).toEqual([]);
    expect(redactionsFor(entryOf(dossier, FIRST), mother, dossier, [{ pointer: '/data/message/0/text', reason: 'D' }])).toEqual([{ pointer: '/data/message/0/text', reason: 'D' }]);
  });
});

describe('On screen black text becomes fixed words', () => {
  const dossier = dossierOf(...child, informed([{ text: 'Sam en ' }, { text: 'Bo Jansen', person: 'bo', relation: 'other-pupil' }]));
  const { content } = entryOf(dossier, FIRST);

  it('that tell the reason and not the length', () => {
    expect(redact(content, redactionsFor(entryOf(dossier, FIRST), mother, dossier)).data).toMatchObject({
      message: [{ text: 'Sam en ' }, { text: '[zwart: gaat over een ander kind]', person: '[zwart: gaat over een ander kind]', relation: 'other-pupil' }],
    });
    expect(new Set(Object.values(blackTextNl)).size).toBe(5);
  });

  it('whatever stood there; a place that does not exist changes nothing', () => {
    expect(redact(content, [{ pointer: '/data/message', reason: 'E' }]).data).toMatchObject({ message: blackTextNl.E });
    for (const pointer of ['', '/data/message/9/text', '/data/nothing', 'data', '/data/message/0/text/length']) expect(redact(content, [{ pointer, reason: 'E' }])).toEqual(content);
  });

  it('and the entry itself keeps its words', () => {
    redact(content, [{ pointer: '/data/message/0/text', reason: 'A' }]);
    expect(content.data).toMatchObject({ message: [{ text: 'Sam en ' }, { text: 'Bo Jansen' }] });
  });
});
