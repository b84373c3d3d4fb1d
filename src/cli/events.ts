import { writeFileSync } from 'node:fs';
import { allKinds, type KnownKind } from '../dossier/index.ts';
import { eventTypes, folderOf, type EventType } from '../intake/index.ts';
import { allSupportCaseKinds, type SupportCaseKind } from '../support-cases/index.ts';

/** Writes what can stand in a dossier and in a support case, as the code has it: `node dist/cli/events.js docs/events.md`. */

const INTRODUCTION = `# Events

Written by \`npm run events\` from the kinds of entries and the table of facts; \`npm test\` compares. Change the code, not this page.

What can stand in a dossier, by chapter, and at the end in the support case of a partnership (SWV). A fact is posted as REST or as a CloudEvent; both mean the same, and \`Prefer: validate-only\` only tries it. \`subject\` of the CloudEvent is the dossier or the support case. What its body holds, field by field, with an example: \`GET /v1/event-types/{type}\`. The fields below are what is stored; when it happened, and who recorded it, is with every entry. Access classes: [rules](rules.md). What *file* and *administration* mean for how long something is kept: W-31 and W-32 there.

Two members of a body, and so of the \`data\` of a CloudEvent, are the same for every fact; of a support case only the first. \`irregular\` records, with an explanation, what happened although a rule of law was broken: marked, without effect. \`provenance: imported\` records what happened before a file was taken over (\`FileTakenOver\`), as that file says it: marked, with its effect as history, refused by no rule of law, and only for a day before the takeover. A mandated system and the administration may import.
`;

const byRecorded: ReadonlyMap<string, EventType> = new Map([...eventTypes.values()].map((it) => [it.records, it]));

const code = (text: string): string => `\`${text}\``;

/** Of a list the fields of its items: `participants[].role`. Of free text only its name. */
const fieldNames = (fields: unknown, at = ''): readonly string[] => {
  if (typeof fields !== 'object' || fields === null || isText(fields)) return [at];
  return Object.entries(fields).flatMap(([name, inner]) => fieldNames(inner, name === '' ? at : name === '*' ? `${at}[]` : at === '' ? name : `${at}.${name}`));
};

/** Segments, also in a list. */
const isText = (fields: object): boolean => {
  const item: unknown = '*' in fields ? fields['*'] : undefined;
  return typeof item === 'object' && item !== null && (('text' in item && 'person' in item) || isText(item));
};

const section = (kind: KnownKind | SupportCaseKind): string => {
  const { type, headingNl, schemaVersion, fields, accessClass, retentionClass, legalBasis, processingActivity } = kind;
  const posted = byRecorded.get(type);
  const rows = [
    ['in Dutch', headingNl],
    ['CloudEvents', posted ? code(posted.type) : 'none: the service records it itself'],
    ...(posted ? [['REST', code(`POST ${posted.path}`)]] : []),
    ['fields', `${fieldNames(fields).map(code).join(', ')} (version ${String(schemaVersion)})`],
    ['access class', accessClass],
    ['kept as', retentionClass],
    ['law', legalBasis],
    ['processing activity', processingActivity],
  ];
  return [`### ${type}`, '', ...(posted ? [posted.summary, ''] : []), '| | |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
};

export const eventsPage = (): string => {
  const chapters = Map.groupBy([...allKinds(), ...allSupportCaseKinds()], ({ chapter }) => chapter);
  return [INTRODUCTION, ...[...chapters].map(([chapter, kinds]) => [`## ${folderOf(chapter)}`, '', ...kinds.map(section)].join('\n'))].join('\n');
};

const main = ([file]: readonly string[]): number => {
  if (file === undefined) {
    console.error('Usage: events <file>');
    return 2;
  }
  writeFileSync(file, eventsPage());
  return 0;
};

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
