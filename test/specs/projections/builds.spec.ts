import { copyOf, positionFrom, positionText, subjectIdOf } from '../../../src/platform/projections/index.ts';
import { parseBuild } from '../../../src/platform/projections/builds.ts';
import { isUnavailable, reasonOf } from '../../../src/platform/projections/step.ts';

describe('The name of a build', () => {
  it('holds projection, version and number', () => {
    expect(parseBuild('open-agreements', 'open-agreements-v12-b345')).toEqual({ version: 12, number: 345 });
  });

  it.each(['open-agreements', 'open-agreements-v1', 'open-v1-b1', 'open-agreements-v1-b1-x', 'open-agreements-v-b1', 'open-agreements-vv1-b1'])('of something else is not mistaken: %s', (name) => {
    expect(parseBuild('open-agreements', name)).toBeUndefined();
  });
});

describe('The reason of a failure', () => {
  it('is its code, else the name of its class, never its message', () => {
    expect(reasonOf(Object.assign(new Error('Jan'), { code: 'key-missing' }))).toBe('key-missing');
    expect(reasonOf(new RangeError('Jan'))).toBe('RangeError');
    expect(reasonOf(Object.assign(new Error('Jan'), { code: 20 }))).toBe('Error');
    expect(reasonOf('Jan')).toBe('unknown');
  });

  it.each(['store-unavailable', 'read-store-unavailable', 'key-vault-unavailable'])('%s is not the fault of an event', (code) => {
    expect(isUnavailable(Object.assign(new Error(), { code }))).toBe(true);
  });

  it.each(['key-missing', 'unknown-entry', 'seal-broken'])('%s is', (code) => {
    expect(isUnavailable(Object.assign(new Error(), { code }))).toBe(false);
  });
});

describe('A position as text', () => {
  it('comes back as the pair it was, however large', () => {
    const position = { commit: 9_223_372_036_854_775_807n, prepare: 0n };
    expect(positionFrom(positionText(position))).toEqual(position);
  });
});

describe('The subject of a stream', () => {
  it('is what follows the last underscore: a tenant may have some of its own', () => {
    expect(subjectIdOf('dossier-board_5a_0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11')).toBe('0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11');
  });
});

describe('A copied header', () => {
  it('leaves behind what opening does not need', () => {
    const { header } = copyOf({ id: 'e', stream: 's', revision: 0, type: 't', data: new Uint8Array(1), metadata: { keyId: 'k', traceparent: 'x', $causationId: 'y' }, position: { commit: 1n, prepare: 1n } });
    expect(header).toEqual({ stream: 's', revision: '0', chapter: 't', schemaVersion: '', keyId: 'k', recordedAt: '', commitment: '', commandId: '' });
  });
});
