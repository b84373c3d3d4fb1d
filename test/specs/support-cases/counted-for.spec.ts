import { auditOf, findingsOn } from '../../../src/audit/domain/index.ts';
import { countedFor } from '../../../src/support-cases/application/partnership-profile.ts';
import { agreementMade, authorityOf, conversationHeld, entryId, entryMisfiled, mother, pupilBorn, rectificationRequested } from '../builders/index.ts';
import { defaults, given, type Given } from '../given.ts';

const agreed = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), rectificationRequested(), conversationHeld(), agreementMade());
/** As the dossier was known with the entry at this place. */
const rules = ({ dossier }: Given, at: number) => new Set(countedFor(dossier, dossier.history.at(at)!, defaults).map(({ rule }) => rule));

describe('AD-27: what is counted for a partnership is what support is judged by, and no more (AVG 5(1)(c))', () => {
  it('talks and agreements, and nothing of a request to correct something, of which the school itself counts the term', () => {
    expect(rules(agreed, 5)).toEqual(new Set(['W-17', 'W-18', 'W-19']));
    expect(findingsOn(auditOf(agreed.dossier, defaults), '2030-01-01').map(({ rule }) => rule)).toEqual(expect.arrayContaining(['W-29']));
  });
  it('as the school knew it with that entry, whatever came after', () => expect(rules(agreed, 4)).toEqual(new Set(['W-18'])));
  it('nothing of what turned out to be about another pupil', () => expect(rules(agreed.and(entryMisfiled({ entryId: entryId(5) })), 5)).toEqual(new Set(['W-18'])));
});
