import 'reflect-metadata';
import { IsOptional, IsString, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { acceptOf, assertAllUnderstood } from '../../../src/platform/http/accept.ts';
import { Nested, Optional, Text, type DtoClass } from '../../../src/platform/http/dto.ts';
import { byClassValidator, checked } from '../../../src/platform/http/validation.ts';
import { aConversation, HoldConversationDto } from './sample.ts';

const full = {
  ...aConversation,
  occurredTime: '15:30',
  online: { name: 'Video', room: 0 },
  report: [{ text: 'Wij spraken ' }, { text: 'met Kees', person: 'p1', relation: 'other-pupil' }],
  goals: ['0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17'],
  sentAt: '2026-09-01T13:30:00.5+02:00',
};

const UUID = '0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17';
/** Values near the edge of some kind, and values that fit none. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    '2024-02-29', '2025-02-29', '2026-9-1', '2026-09-01T00:00', '00:00', '23:59', '24:00', '2026-09-01T13:30:00Z', '2026-02-30T13:30:00Z', '2026-09-01 13:30Z',
    UUID, UUID.toUpperCase(), `urn:uuid:${UUID}`, `{${UUID}}`, '0b8f7a52-6a5d-9f0e-9a53-0d1f3a9c2b17',
    'parent', 'Parent', '', ' ', 'a'.repeat(20), 'a'.repeat(21), '😀'.repeat(20), '😀'.repeat(21), 'e\uFE0F'.repeat(15), 'a'.repeat(20_001),
    0, -0, 40, 41, 1.5, 1e21, true, false, null, undefined, [], {}, [[]], [{}], [null], '0', 'true',
    [UUID], [UUID, UUID], [UUID, UUID.replace('0b', '0c')], { name: 'a' }, { name: 'a', room: 40 }, { name: 'a', x: 1 }, [{ personId: UUID, role: 'staff' }],
    [{ text: 'a' }], [{ text: '' }], [{ text: 'a', person: 'b' }], [{ text: 'a', person: 'b', relation: 'staff' }], [{ text: 'a', person: null }],
  ),
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
);

const paths = ['occurredOn', 'occurredTime', 'present', 'place', 'online', 'report', 'goals', 'held', 'sentAt', 'extra', 'place.name', 'place.room', 'place.extra', 'online.name', 'present.0', 'present.0.personId', 'present.0.role', 'present.0.note', 'present.0.extra', 'present.1', 'present.3', 'report.0', 'report.0.text', 'report.1.person', 'report.1.extra', 'goals.0', 'goals.1'];

const changed = (path: string, value: unknown): object => {
  const body = structuredClone(full) as object;
  const names = path.split('.');
  const last = names.pop() as string;
  const parent = names.reduce<Record<string, unknown>>((at, name) => (at[name] ?? {}) as Record<string, unknown>, body as Record<string, unknown>);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  // As it would be parsed: no holes in lists, no -0 turned into 0.
  return body;
};

const changes = fc.array(fc.tuple(fc.constantFrom(...paths), values), { minLength: 1, maxLength: 2 });
/** Own names of every object pass class-validator's whitelist; the accept check refuses them and a test of its own holds it to that. */
const INHERITED = new Set(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', '__proto__', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']);
const hasInherited = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.entries(value).some(([name, item]) => INHERITED.has(name) || hasInherited(item));

describe('The accept check takes exactly what class-validator takes', () => {
  const agree = (dto: DtoClass, body: object): void => {
    expect({ body, accepted: acceptOf(dto)(body) }).toEqual({ body, accepted: byClassValidator(dto, body).length === 0 });
  };

  it('takes the whole and the least', () => {
    for (const body of [full, aConversation]) {
      expect(acceptOf(HoldConversationDto)(body)).toBe(true);
      agree(HoldConversationDto, body);
    }
  });

  it('on bodies with one or two changes', () => {
    let accepted = 0;
    fc.assert(
      fc.property(changes, (made) => {
        const body = made.reduce<object>((before, [path, value]) => (before === full ? changed(path, value) : { ...before, ...changed(path, value) }), full);
        fc.pre(!hasInherited(body));
        agree(HoldConversationDto, body);
        accepted += Number(acceptOf(HoldConversationDto)(body));
      }),
      { numRuns: 3_000 },
    );
    // A fuzz of refusals alone would prove little.
    expect(accepted).toBeGreaterThan(100);
  });

  it('on anything at all', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('occurredOn', 'present', 'place', 'report', 'held'), values), (body) => {
        fc.pre(!hasInherited(body));
        agree(HoldConversationDto, body);
      }),
      { numRuns: 500 },
    );
  });

  it.each([...INHERITED].filter((name) => name !== '__proto__'))('except that %s is never a field', (name) => {
    expect(acceptOf(HoldConversationDto)({ ...aConversation, [name]: 1 })).toBe(false);
    expect(() => checked(HoldConversationDto, { ...aConversation, [name]: 1 })).toThrow('invalid-request');
  });
});

describe('What the accept check does not understand stops the start', () => {
  it('another check', () => {
    class OtherDto {
      @Text(5) @IsString() name: string;
    }
    expect(() => acceptOf(OtherDto)).toThrow('OtherDto.name cannot be checked: isString is not understood');
    expect(assertAllUnderstood).toThrow('OtherDto.name');
  });

  it('another way to be optional: null would pass', () => {
    class NullableDto {
      @IsOptional() @Text(5) name?: string;
    }
    expect(() => acceptOf(NullableDto)).toThrow('NullableDto.name cannot be checked: it is optional in another way than @Optional()');
  });

  it('nesting without a class', () => {
    class BareDto {
      @ValidateNested() inner: object;
    }
    expect(() => acceptOf(BareDto)).toThrow('BareDto.inner cannot be checked');
  });

  it('a property declared again in a subclass', () => {
    class AboveDto {
      @Text(5) name: string;
    }
    class BelowDto extends AboveDto {
      @Optional() @Text(9) declare name: string;
    }
    expect(() => acceptOf(BelowDto)).toThrow('BelowDto.name cannot be checked: it is declared again');
  });

  it('two classes of one name, of which the document could show only one', () => {
    const inner = (() => {
      class PlaceDto {
        @Text(5) other: string;
      }
      return PlaceDto;
    })();
    class HolderDto {
      @Nested(() => inner) inner: object;
      @Nested(() => HoldConversationDto) conversation: HoldConversationDto;
    }
    expect(() => acceptOf(HolderDto)).toThrow('Two classes are called PlaceDto');
  });
});
