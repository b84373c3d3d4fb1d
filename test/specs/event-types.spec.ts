import { Ajv2020 } from 'ajv/dist/2020.js';
import { allKinds, openings, recordableFacts } from '../../src/dossier/index.ts';
import { dataExampleOf, dataSchemaOf, eventTypes, exampleEventOf } from '../../src/intake/event-types.ts';
import { CloudEventDto } from '../../src/intake/cloud-event.dto.ts';
import { citizenNumberIn } from '../../src/platform/http/citizen-number.ts';
import { explain } from '../../src/platform/http/validation.ts';
import { acceptOf } from '../../src/platform/http/accept.ts';
import { isPlainDate } from '../../src/kernel/calendar.ts';
import { isUuid } from '../../src/kernel/ids.ts';
import { allSupportCaseKinds, caseFacts } from '../../src/support-cases/index.ts';

/** Recorded by the service with another act, or because the board asked: nobody posts it. */
const NOT_POSTED = ['CopyIssued', 'SupportCaseOpened', 'EntryDelivered', 'EntryKeptBack', 'ComplianceDelivered'];

const AT = 'https://leerlingdossier.example';
const types = [...eventTypes.values()];
const named = types.map((it) => [it.type, it] as const);

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, formats: { date: isPlainDate, uuid: isUuid, 'date-time': true } });

describe('Event types: what can be posted, with its schema and an example', () => {
  it('every fact is a type, and only what is recorded with or by another is none', () => {
    const records = new Set(types.map((it) => it.records));
    expect([...allKinds(), ...allSupportCaseKinds()].filter(({ type }) => !records.has(type)).map(({ type }) => type)).toEqual(NOT_POSTED);
  });

  it('no two facts have the same type, of a dossier or of a support case', () => {
    const correction = 1;
    expect(types.length).toBe(openings.length + correction + recordableFacts.length + caseFacts.length);
    expect(new Set(types.map(({ records }) => records)).size).toBe(types.length);
  });

  it('W-34: of a support case the schema knows no provenance: a case is never taken over', () => {
    const without = types.filter((it) => !('provenance' in (dataSchemaOf(it, AT)['properties'] as object)));
    expect(new Set(without.map(({ records }) => records))).toEqual(new Set(caseFacts.map(({ type }) => type)));
  });

  it.each(named)('%s: the example is valid by its own schema', (_, type) => {
    const validate = ajv.compile(dataSchemaOf(type, AT));
    validate(dataExampleOf(type));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(named)('%s: the check of requests takes the example', (_, type) => {
    const { [type.subject ?? '']: subject, ...body } = dataExampleOf(type) as Readonly<Record<string, unknown>>;
    expect(acceptOf(type.body)(body) ? [] : explain(type.body, body)).toEqual([]);
    if (type.subject !== undefined) expect(isUuid(String(subject))).toBe(true);
    const event = exampleEventOf(type, AT);
    expect(acceptOf(CloudEventDto)(event) ? [] : explain(CloudEventDto, event)).toEqual([]);
  });

  it.each(named)('%s: the schema refuses a field that nobody knows and a body without what is required', (_, type) => {
    const schema = dataSchemaOf(type, AT);
    const validate = ajv.getSchema(String(schema['$id'])) ?? ajv.compile(schema);
    expect([validate({ ...dataExampleOf(type), kanarie: 1 }), validate({})]).toEqual([false, false]);
  });

  it('no example holds the number of a person (W-04)', () => {
    expect(types.filter((type) => citizenNumberIn(exampleEventOf(type, AT)) !== undefined).map(({ type }) => type)).toEqual([]);
  });

  it('an example says when it happened on a day that has been', () => {
    for (const type of types) expect([type.type, dataExampleOf(type)]).toEqual([type.type, expect.objectContaining({ occurredOn: '2026-09-01' })]);
  });
});
