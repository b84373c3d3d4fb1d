import { accessTable, actions, decide, preselect, searchableFacts, type EntryFacts, type Preselection, type SubjectFacts } from '../../../src/access/index.ts';
import { askedAbout, everyReadable, everyRecordable, everySubject, everySubjectWithoutCopyTask, possibleSubjects } from './world.ts';

const readable = everyReadable(accessTable.rules);

type Asked = readonly [subject: SubjectFacts, entry: EntryFacts];

/** What is allowed, of everything that these subjects could ask to read, that lies in `entries`. */
const readBy = (who: (subject: SubjectFacts) => boolean, entries: (entry: EntryFacts) => boolean = () => true): readonly Asked[] => {
  const asked = readable.filter(entries);
  return everySubject.filter(who).flatMap((subject) => asked.filter((entry) => decide('read', subject, entry).effect !== 'deny').map((entry): Asked => [subject, entry]));
};

const mayOf = (who: (subject: SubjectFacts) => boolean, action: 'know' | 'request-copy' | 'handle-copy' | 'read-access-log' | 'audit') =>
  [...everySubject, ...everySubjectWithoutCopyTask].filter((subject) => who(subject) && decide(action, subject).effect !== 'deny');

const recordedBy = (who: (subject: SubjectFacts) => boolean, entries: (entry: EntryFacts) => boolean = () => true): readonly Asked[] => {
  const asked = everyRecordable.filter(entries);
  return everySubject.filter(who).flatMap((subject) => asked.filter((entry) => decide('record', subject, entry).effect !== 'deny').map((entry): Asked => [subject, entry]));
};

const isFamily = ({ role }: SubjectFacts): boolean => role === 'parent' || role === 'caregiver' || role === 'pupil';
const isParent = ({ role }: SubjectFacts): boolean => role === 'parent';
const ofClass =
  (...classes: readonly EntryFacts['accessClass'][]) =>
  ({ accessClass }: EntryFacts): boolean =>
    classes.includes(accessClass);

describe('AD-35: a system of the school only delivers', () => {
  const isSystem = ({ role }: SubjectFacts): boolean => role === 'system';

  it('never reads an entry, a copy or the access log, whatever else is true of it', () => {
    expect(readBy(isSystem)).toEqual([]);
    expect([...mayOf(isSystem, 'request-copy'), ...mayOf(isSystem, 'handle-copy'), ...mayOf(isSystem, 'read-access-log'), ...mayOf(isSystem, 'audit')]).toEqual([]);
  });

  it('records nothing without a mandate', () => {
    expect(recordedBy((subject) => isSystem(subject) && subject.relation !== 'mandated')).toEqual([]);
  });

  it('never links an account, speaks for a parent, decides about a copy or corrects what another recorded', () => {
    const never = (entry: EntryFacts): boolean =>
      ['AccountLinked', 'AccountUnlinked', 'ParentStatementAttached'].includes(entry.type) || entry.chapter === 'informationRights' || (entry.correction && !entry.ownAct);
    expect(recordedBy(isSystem, never)).toEqual([]);
  });
});

describe('Without a relation to the pupil there is nothing to see, do or know', () => {
  const isStranger = ({ relation }: SubjectFacts): boolean => relation === 'none';

  it('reads nothing and records nothing', () => {
    expect(readBy(isStranger)).toEqual([]);
    expect(recordedBy(isStranger)).toEqual([]);
  });

  it('has no copy and no access log, and does not hear that the dossier exists', () => {
    expect((['know', 'request-copy', 'handle-copy', 'read-access-log', 'audit'] as const).flatMap((action) => mayOf(isStranger, action))).toEqual([]);
  });

  it('sees nothing either that it may not know of', () => {
    const unknowing = (subject: SubjectFacts): boolean => possibleSubjects.includes(subject) && decide('know', subject).effect === 'deny';
    expect(possibleSubjects.filter(unknowing).flatMap((subject) => readable.filter((entry) => decide('read', subject, entry).effect !== 'deny'))).toEqual([]);
  });
});

describe('AD-10: a parent without authority (BW 1:377c)', () => {
  const without = (subject: SubjectFacts): boolean => isParent(subject) && subject.relation === 'no-authority' && subject.pupilAge !== 'of-age';

  it('reads nothing here, least of all health, the child’s own words, reports of others and consents', () => {
    expect(readBy(without)).toEqual([]);
  });

  it('has no copy and no access log, but knows that the dossier exists and hears why', () => {
    expect([...mayOf(without, 'request-copy'), ...mayOf(without, 'read-access-log')]).toEqual([]);
    const real = possibleSubjects.filter(without);
    expect(real.map((subject) => decide('know', subject).effect)).toEqual(real.map(() => 'allow'));
    expect(real.map((subject) => decide('request-copy', subject).rule)).toEqual(real.map(() => 'AD-10'));
  });
});

describe('AD-5: a parent of a pupil of 16 or 17 without permission (UAVG 5)', () => {
  const at16 = (subject: SubjectFacts): boolean => isParent(subject) && subject.pupilAge === '16-17' && subject.permission === 'none';

  it('never reads health, reports of others or the child’s own words', () => {
    expect(readBy(at16, ofClass('health', 'external-report', 'child-voice'))).toEqual([]);
  });

  it('reads of consents and requests only what is the parent’s own', () => {
    expect(readBy(at16, (entry) => ofClass('consent', 'information-rights')(entry) && !entry.ownAct)).toEqual([]);
  });

  it('reads of conversations only those the parent attended or spoke in', () => {
    expect(readBy(at16, (entry) => entry.accessClass === 'conversation' && !entry.attended && !entry.ownAct)).toEqual([]);
  });

  it('has no copy and no access log', () => {
    expect([...mayOf(at16, 'request-copy'), ...mayOf(at16, 'read-access-log')]).toEqual([]);
  });

  it('reads no more with a permission for the copy alone', () => {
    const withCopy = (subject: SubjectFacts): boolean => isParent(subject) && subject.pupilAge === '16-17' && subject.permission === 'copy';
    expect(readBy(withCopy).map(([, entry]) => entry)).toEqual(readBy(at16).map(([, entry]) => entry));
    expect(mayOf(withCopy, 'read-access-log')).toEqual([]);
  });
});

describe('AD-7: parents and caregivers of an adult', () => {
  const ofAdult = (subject: SubjectFacts): boolean => (isParent(subject) || subject.role === 'caregiver') && subject.pupilAge === 'of-age';

  it('read nothing without permission to see everything', () => {
    expect(readBy((subject) => ofAdult(subject) && subject.permission !== 'everything')).toEqual([]);
  });

  it('have no copy without any permission', () => {
    expect(mayOf((subject) => ofAdult(subject) && subject.permission === 'none', 'request-copy')).toEqual([]);
  });

  it('consent to nothing and agree to nothing any more; they may still withdraw and ask', () => {
    expect(new Set(recordedBy(ofAdult).map(([, { type }]) => type))).toEqual(new Set(['ConsentWithdrawn', 'ContactDetailsChanged', 'CopyRequested', 'CopyCollected']));
  });
});

describe('AD-11: a caregiver without authority has education rights only', () => {
  const isMinorsCaregiver = (subject: SubjectFacts): boolean => subject.role === 'caregiver' && subject.pupilAge !== 'of-age';

  it('has no copy, no access log, no health, no consents, no reports of others, none of the child’s own words', () => {
    expect(readBy(isMinorsCaregiver, ofClass('health', 'consent', 'external-report', 'child-voice'))).toEqual([]);
    expect([...mayOf(isMinorsCaregiver, 'request-copy'), ...mayOf(isMinorsCaregiver, 'read-access-log')]).toEqual([]);
  });
});

describe('UAVG 5: before the 16th birthday the parents decide', () => {
  it('the pupil has no copy and no access log, and gives no consent or permission', () => {
    const young = (subject: SubjectFacts): boolean => subject.role === 'pupil' && subject.pupilAge === 'under-16';
    expect([...mayOf(young, 'request-copy'), ...mayOf(young, 'read-access-log')]).toEqual([]);
    expect(recordedBy(young, ({ chapter }) => chapter === 'consent')).toEqual([]);
  });
});

describe('Family', () => {
  it('AD-2: never reads what is withheld (UAVG 41)', () => {
    expect(readBy(isFamily, ({ withheld }) => withheld)).toEqual([]);
  });

  it('AVG 15(4): sees nothing without the words about others taken out', () => {
    const effects = everySubject.filter(isFamily).flatMap((subject) => readable.map((entry) => decide('read', subject, entry).effect));
    expect(new Set(effects)).toEqual(new Set(['redact', 'deny']));
    expect(mayOf(isFamily, 'request-copy').filter((subject) => decide('request-copy', subject).effect !== 'redact')).toEqual([]);
  });

  it('acts in the own name only, and corrects nothing', () => {
    expect(recordedBy(isFamily, ({ ownAct, correction }) => !ownAct || correction)).toEqual([]);
  });

  it('handles no copy', () => {
    expect(mayOf(isFamily, 'handle-copy')).toEqual([]);
  });
});

describe('AD-16 to AD-18: teacher and mentor', () => {
  const isTeacher = ({ role, staffRole }: SubjectFacts): boolean => role === 'staff' && (staffRole === 'teacher' || staffRole === 'mentor');

  it('read nothing while not assigned to the pupil', () => {
    expect(readBy((subject) => isTeacher(subject) && subject.relation !== 'assigned')).toEqual([]);
    expect(recordedBy((subject) => isTeacher(subject) && subject.relation !== 'assigned')).toEqual([]);
  });

  it('never read reports of others, and of health and the child’s own words only what they recorded', () => {
    expect(readBy(isTeacher, ofClass('external-report'))).toEqual([]);
    expect(readBy(isTeacher, (entry) => ofClass('health', 'child-voice')(entry) && !entry.ownAct)).toEqual([]);
  });

  it('correct nothing that they may not read', () => {
    const teacher = possibleSubjects.filter((subject) => isTeacher(subject) && subject.relation === 'assigned');
    const blind = teacher.flatMap((subject) =>
      everyRecordable
        .filter((entry) => entry.correction && decide('record', subject, entry).effect === 'allow')
        .filter((entry) => decide('read', subject, { ...entry, correction: false }).effect === 'deny'),
    );
    expect(blind).toEqual([]);
  });

  it('never decide who has authority, which account is whose, what is withheld or who gets a copy', () => {
    expect(recordedBy(isTeacher, ({ chapter }) => chapter === 'people' || chapter === 'informationRights' || chapter === 'registration')).toEqual([]);
    expect(recordedBy(isTeacher, ({ type }) => type === 'PupilPermissionGranted')).toEqual([]);
  });
});

describe('AD-27, AD-34: only who watches over privacy, and the auditor of a partnership, counts how the rules were kept (AVG 39(1)(b); WVO 2020 2.47(16))', () => {
  it('neither who works with the pupil or on the case, nor who administers, nor family', () => {
    expect(mayOf(({ role, staffRole, relation }) => role !== 'partnership' && (staffRole !== 'privacy-officer' || relation !== 'same-board'), 'audit')).toEqual([]);
    expect(mayOf(({ role, staffRole, relation }) => role === 'partnership' && (staffRole !== 'auditor' || relation === 'none'), 'audit')).toEqual([]);
  });
});

describe('Every answer', () => {
  it('says which row, its ground and its words; a default denial also what was missing', () => {
    const unexplained = actions.flatMap((action) =>
      possibleSubjects.flatMap((subject) =>
        askedAbout(action, accessTable.rules).map((entry) => decide(action, subject, entry)).filter((answer) => {
          const { effect, rule, ground, textNl, failed = [] } = answer;
          return [rule, ground, textNl].includes('') || (rule.startsWith('default/') && (effect !== 'deny' || failed.length === 0));
        }),
      ),
    );
    expect(unexplained).toEqual([]);
  });

  it('denies an action about an entry when no entry is named', () => {
    const onEntries = accessTable.rules.filter(({ entry }) => Object.keys(entry).length > 0).map(({ id }) => id);
    for (const subject of possibleSubjects) expect(onEntries).not.toContain(decide('read', subject).rule);
  });
});

describe('A list is searched by what the table says, and hides nothing that the table allows', () => {
  const inClause = (clause: Preselection['anyOf'][number], entry: EntryFacts): boolean =>
    searchableFacts.every((fact) => (clause[fact] as readonly unknown[] | undefined)?.includes(entry[fact]) ?? true);
  const selected = ({ anyOf, noneOf }: Preselection, entry: EntryFacts): boolean => anyOf.some((clause) => inClause(clause, entry)) && !noneOf.some((clause) => inClause(clause, entry));

  it('finds everything that may be read', () => {
    const hidden = everySubject.flatMap((subject) => {
      const preselection = preselect('read', subject);
      return readable.filter((entry) => !selected(preselection, entry) && decide('read', subject, entry).effect !== 'deny');
    });
    expect(hidden).toEqual([]);
  });

  it('finds nothing for who may read nothing', () => {
    const blind = possibleSubjects.filter((subject) => readable.every((entry) => decide('read', subject, entry).effect === 'deny'));
    expect(blind.length).toBeGreaterThan(0);
    for (const subject of blind) expect(readable.filter((entry) => selected(preselect('read', subject), entry))).toEqual([]);
  });

  it('leaves little to decide: what it finds is readable, but for facts that cannot be searched', () => {
    for (const subject of possibleSubjects) {
      const preselection = preselect('read', subject);
      const perhaps = readable.filter((entry) => selected(preselection, entry));
      const never = perhaps.filter(({ accessClass, type }) => readable.filter((it) => it.accessClass === accessClass && it.type === type).every((it) => decide('read', subject, it).effect === 'deny'));
      expect(never).toEqual([]);
    }
  });
});
