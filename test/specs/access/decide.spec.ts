import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { accessTable, decide, explain, policyVersion, preselect } from '../../../src/access/index.ts';
import { policyOf } from '../../../src/access/decide.ts';
import type { AccessRule, AccessTable } from '../../../src/access/index.ts';
import { entry, subject } from './world.ts';

const row = (id: string, effect: AccessRule['effect'], rest: Partial<AccessRule> = {}): AccessRule => ({ id, effect, actions: ['read'], subject: { role: ['parent'] }, entry: {}, ground: 'beleid', textNl: 'Nee.', ...rest });
const tableOf = (...rules: readonly AccessRule[]): AccessTable => ({ ...accessTable, rules });
const read = (table: AccessTable) => policyOf(table).decide('read', subject(), entry('ConversationHeld'));

describe('All rows are judged; deny beats redact beats allow; no row means no', () => {
  it('whatever the order of the rows', () => {
    const rows = [row('a', 'allow'), row('r', 'redact'), row('d', 'deny')];
    expect([rows, rows.toReversed()].map((rules) => read(tableOf(...rules)).effect)).toEqual(['deny', 'deny']);
    expect([rows.slice(0, 2), rows.slice(0, 2).toReversed()].map((rules) => read(tableOf(...rules)).effect)).toEqual(['redact', 'redact']);
  });

  it('of equal rows the first answers', () => {
    expect(read(tableOf(row('one', 'allow'), row('two', 'allow'))).rule).toBe('one');
  });

  it('an empty table refuses', () => {
    expect(read(tableOf())).toMatchObject({ effect: 'deny', rule: 'default/parent' });
  });

  it('a row for another action says nothing', () => {
    expect(read(tableOf(row('a', 'allow', { actions: ['know'] }))).effect).toBe('deny');
  });
});

describe('Every answer says which row, or which condition failed', () => {
  it('by the row that allows, with its ground and words', () => {
    expect(decide('read', subject(), entry('ConversationHeld'))).toMatchObject({ effect: 'redact', rule: 'AD-1', policyVersion, ground: expect.stringContaining('UAVG 5') });
  });

  it('by the rows that came near, and the first thing each of them misses', () => {
    const mentor = subject({ role: 'staff', relation: 'none', staffRole: 'mentor' });
    expect(decide('read', mentor, entry('ConversationHeld')).failed).toContainEqual({ rule: 'AD-16', condition: 'relation' });
    expect(decide('know', subject({ role: 'none', relation: 'none' })).failed).toContainEqual({ rule: 'know/family', condition: 'role' });
  });

  it('explained: each row, whether it holds, and every fact that is other than it asks', () => {
    const judged = explain('read', subject({ pupilAge: '16-17' }), entry('CareProviderContacted'));
    expect(judged.filter(({ holds }) => holds).map(({ rule }) => rule)).toEqual(['AD-5']);
    expect(judged.find(({ rule }) => rule === 'AD-1')).toEqual({ rule: 'AD-1', effect: 'redact', holds: false, failed: [{ condition: 'pupilAge', is: '16-17', allowed: ['under-16'] }] });
    expect(judged.find(({ rule }) => rule === 'AD-4/attended')?.failed.map(({ condition }) => condition)).toEqual(['accessClass', 'attended']);
  });
});

describe('A list is searched by the conditions that can be searched', () => {
  const ofPartnership = { chapter: ['supportCase'] };

  it('of all rows that may hold for this reader', () => {
    expect(preselect('read', subject({ role: 'staff', relation: 'same-board', staffRole: 'administrator' }))).toEqual({ anyOf: [{ accessClass: ['administration'] }], noneOf: [ofPartnership] });
    expect(preselect('read', subject())).toEqual({ anyOf: [{}], noneOf: [ofPartnership] });
  });

  it('without what is denied for certain, but with what is denied perhaps', () => {
    expect(preselect('read', subject({ pupilAge: '16-17' })).noneOf).toEqual([{ accessClass: ['health', 'external-report', 'child-voice'] }, ofPartnership]);
  });
});

describe('The policy version is the hash of the table', () => {
  it('as canonical JSON (RFC 8785)', () => {
    expect(policyVersion).toBe(createHash('sha256').update(canonicalize(accessTable) ?? '').digest('hex'));
  });

  it('and another for every change', () => {
    const changed: AccessTable = { ...accessTable, rules: accessTable.rules.slice(1) };
    const renamed: AccessTable = { ...accessTable, otherwise: { ...accessTable.otherwise, none: { ...accessTable.otherwise.none, textNl: 'Nee.' } } };
    expect(new Set([policyVersion, policyOf(changed).version, policyOf(renamed).version]).size).toBe(3);
  });
});
