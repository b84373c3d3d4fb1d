import { childConversationHeld, conversationHeld, conversationScheduled, fileTakenOver, imported, pupilBorn, pupilGroupSet, withMentor, withMother, withPupil } from './builders/index.ts';
import { given, type Given } from './given.ts';

const HELD = '2025-09-16';
const DUE = '2025-09-30';
const inGroup = (group: number, sector: 'po' | 'vo' = 'po') => given(pupilBorn('2016-05-20'), pupilGroupSet({ sector, group, schoolYearEnds: '2026-07-31', occurredOn: '2025-08-25' }));
const start = (...participants: readonly (typeof withMother)[]) => conversationHeld({ kind: 'start', participants, occurredOn: HELD });
const invited = (plannedOn: string, ...persons: readonly string[]) => conversationScheduled({ kind: 'start', plannedOn, invited: persons, occurredOn: '2025-09-01' });
const due = (file: Given) => file.due('2025-12-01').filter(({ rule }) => rule === 'W-20').map((it) => it.due);

describe('W-20: from groep 5 the pupil is invited to the start conversation (source 001)', () => {
  const withoutPupil = start(withMother, withMentor);

  it('in groep 5 a start conversation without the pupil leaves something to do, in groep 4 it does not', () => {
    expect(due(inGroup(5).and(withoutPupil))).toEqual([DUE]);
    expect(due(inGroup(4).and(withoutPupil))).toEqual([]);
  });

  it('nothing when the pupil was there', () => expect(due(inGroup(5).and(start(withMother, withMentor, withPupil)))).toEqual([]));

  it('nor when the pupil was invited and did not come, this school year', () => {
    expect(due(inGroup(5).and(invited(HELD, 'mother', 'pupil'), withoutPupil))).toEqual([]);
    expect(due(inGroup(5).and(invited(HELD, 'mother'), withoutPupil))).toEqual([DUE]);
    expect(due(inGroup(5).and(invited('2026-09-15', 'mother', 'pupil'), withoutPupil))).toEqual([DUE]);
  });

  it('until the pupil was spoken with', () => {
    const without = inGroup(5).and(withoutPupil);
    expect(due(without.and(childConversationHeld({ occurredOn: '2025-09-22' })))).toEqual([]);
    expect(due(without.and(conversationHeld({ conversationId: 'later', participants: [withMother, withPupil], occurredOn: '2025-09-22' })))).toEqual([]);
    expect(due(without.and(conversationHeld({ conversationId: 'later', participants: [withMother], occurredOn: '2025-09-22' })))).toEqual([DUE]);
  });

  it('only in primary school, and only where the group of that school year is known', () => {
    expect(due(inGroup(5, 'vo').and(withoutPupil))).toEqual([]);
    expect(due(given(pupilBorn('2016-05-20')).and(withoutPupil))).toEqual([]);
  });

  it('only the start conversation', () => expect(due(inGroup(5).and(conversationHeld({ kind: 'other', participants: [withMother], occurredOn: HELD })))).toEqual([]));

  it('not one of before a takeover', () => expect(due(given(fileTakenOver({ occurredOn: '2025-11-03' })).and(imported(pupilGroupSet({ sector: 'po', group: 5, schoolYearEnds: '2026-07-31', occurredOn: '2025-08-25' })), imported(withoutPupil)))).toEqual([]));
});
