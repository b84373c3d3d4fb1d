import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { within } from '../dated.ts';
import { administration, type Asked, type Part } from '../part.ts';
import type { OrganisationFacts } from '../organisation.facts.ts';
import { organisationRejections } from '../organisation.rejections.ts';
import type { SchoolClosed, SchoolEvent, SchoolOpened, SchoolRenamed } from './schools.events.ts';
import { schoolOf, type School } from './schools.facts.ts';

const { rejectIf, record } = rulebook(organisationRejections);

export type SchoolCommand =
  | Command<'OpenSchool', Asked<SchoolOpened, 'schoolId'>>
  | Command<'RenameSchool', Asked<SchoolRenamed>>
  | Command<'CloseSchool', Asked<SchoolClosed>>;

const changed = ({ schools }: OrganisationFacts, schoolId: string, change: (school: School) => School): readonly School[] =>
  schools.map((school) => (school.schoolId === schoolId ? change(school) : school));

export const schools: Part<SchoolCommand, SchoolEvent> = {
  decide: {
    OpenSchool: (asked, { board }, { commandId }) =>
      rejectIf({ 'board-not-registered': board === undefined }) ??
      record({ type: 'SchoolOpened', data: { schoolId: idFrom(commandId, 'school'), ...asked } }),

    RenameSchool: (asked, state) => {
      const school = schoolOf(state, asked.schoolId);
      return (
        rejectIf({ 'unknown-school': school === undefined, 'school-not-open': school !== undefined && !within(asked.from, school) }) ??
        record({ type: 'SchoolRenamed', data: asked })
      );
    },

    CloseSchool: (asked, state) => {
      const school = schoolOf(state, asked.schoolId);
      return (
        rejectIf({ 'unknown-school': school === undefined, 'period-ends-before-it-starts': school !== undefined && asked.until < school.from }) ??
        record({ type: 'SchoolClosed', data: asked })
      );
    },
  },

  evolve: {
    SchoolOpened: (state, { schoolId, name, sector, occurredOn, from = occurredOn }) => ({
      ...state,
      schools: [...state.schools, { schoolId, sector, names: [{ value: name, from }], from }],
    }),
    SchoolRenamed: (state, { schoolId, name, from }) => ({
      ...state,
      schools: changed(state, schoolId, (school) => ({ ...school, names: [...school.names, { value: name, from }] })),
    }),
    SchoolClosed: (state, { schoolId, until }) => ({ ...state, schools: changed(state, schoolId, (school) => ({ ...school, until })) }),
  },

  entries: {
    SchoolOpened: {
      ...administration,
      schemaVersion: 2,
      fields: { schoolId: value, name: value, sector: value, from: value },
      headingNl: 'School toegevoegd',
      summaryNl: () => 'Een school van het bestuur is toegevoegd.',
    },
    SchoolRenamed: {
      ...administration,
      fields: { schoolId: value, name: value, from: value },
      headingNl: 'School kreeg een andere naam',
      summaryNl: ({ from }) => `Een school heeft een andere naam vanaf ${from}.`,
    },
    SchoolClosed: {
      ...administration,
      fields: { schoolId: value, until: value },
      headingNl: 'School gesloten',
      summaryNl: ({ until }) => `Een school is gesloten na ${until}.`,
    },
  },
};
