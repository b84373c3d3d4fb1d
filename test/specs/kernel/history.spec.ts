import fc from 'fast-check';
import type { Entry } from '../../../src/kernel/entry.ts';
import { History } from '../../../src/kernel/history.ts';
import { childVoiceRecorded, entryId, kept } from '../builders/index.ts';

const entry = (revision: number, commandId = entryId(revision)): Entry => ({ ...kept(childVoiceRecorded())(revision), commandId });
const holding = (size: number): History => Array.from({ length: size }, (_, revision) => entry(revision)).reduce((history, it) => history.append(it), History.empty);
const revisions = (history: History): readonly number[] => [...history].map(({ revision }) => revision);

describe('The entries of a stream, in order', () => {
  it('begin empty', () => expect([History.empty.size, History.empty.last, History.empty.at(0), revisions(History.empty)]).toEqual([0, undefined, undefined, []]));
  it('are numbered from 0', () => expect([revisions(holding(3)), holding(3).last?.revision]).toEqual([[0, 1, 2], 2]));
  it('have no gap', () => expect(() => holding(2).append(entry(3))).toThrow('Entry 3 does not follow 2 entries.'));
  it('do not come twice', () => expect(() => holding(2).append(entry(1))).toThrow());
  it('are found by event id', () => expect([holding(3).find(entryId(1))?.revision, holding(3).find(entryId(3))]).toEqual([1, undefined]));
  it('are found by number', () => expect([holding(3).at(2)?.revision, holding(3).at(3), holding(3).at(-1)]).toEqual([2, undefined, undefined]));

  it('are found by the command that recorded them, in order', () => {
    const history = History.empty.append(entry(0, 'first')).append(entry(1, 'second')).append(entry(2, 'second'));
    expect(['first', 'second', 'third'].map((commandId) => history.ofCommand(commandId).map(({ revision }) => revision))).toEqual([[0], [1, 2], []]);
  });
});

describe('A reader keeps the moment it began with', () => {
  const before = holding(2);
  const after = before.append(entry(2));

  it('sees no later entry', () => expect([before.size, revisions(before), before.at(2), before.find(entryId(2)), before.ofCommand(entryId(2))]).toEqual([2, [0, 1], undefined, undefined, []]));
  it('while others see it', () => expect(revisions(after)).toEqual([0, 1, 2]));

  it('may go on by itself, without a trace in the other', () => {
    const other = before.append(entry(2, 'elsewhere'));
    expect([after.at(2)?.commandId, other.at(2)?.commandId]).toEqual([entryId(2), 'elsewhere']);
    expect([after.ofCommand('elsewhere'), other.ofCommand('elsewhere').length, other.ofCommand(entryId(2))]).toEqual([[], 1, []]);
  });

  it('may try what comes next apart: nothing of it stays, not even in what they share', () => {
    const shared = holding(2);
    const tried = shared.apart().append(entry(2, 'tried'));
    expect([revisions(tried), revisions(shared)]).toEqual([[0, 1, 2], [0, 1]]);
    expect(JSON.stringify([Object.values(shared)])).not.toContain('tried');
    expect(shared.append(entry(2, 'recorded')).ofCommand('tried')).toEqual([]);
  });

  it('may look back', () => {
    expect([after.until(1).size, revisions(after.until(1)), after.until(1).last?.revision, after.until(1).find(entryId(1))]).toEqual([1, [0], 0, undefined]);
    expect([after.until(9), after.until(3)]).toEqual([after, after]);
    expect([after.until(0).size, after.until(-1).size]).toEqual([0, 0]);
  });

  it('may go on from what it looked back on', () => expect(revisions(after.until(1).append(entry(1, 'elsewhere')))).toEqual([0, 1]));
});

it('Whatever branches off, every reader sees its own entries and no others', () =>
  fc.assert(
    fc.property(fc.array(fc.record({ from: fc.nat(), cut: fc.option(fc.nat(20)) }), { maxLength: 30 }), (moves) => {
      const readers: { history: History; commands: readonly string[] }[] = [{ history: History.empty, commands: [] }];
      moves.forEach(({ from, cut }, at) => {
        const { history, commands } = readers[from % readers.length]!;
        const size = cut === null ? commands.length : Math.min(cut, commands.length);
        readers.push({ history: history.until(size).append(entry(size, `command-${String(at)}`)), commands: [...commands.slice(0, size), `command-${String(at)}`] });
      });
      for (const { history, commands } of readers) {
        expect([...history].map(({ commandId }) => commandId)).toEqual(commands);
        expect(moves.map((_, at) => history.ofCommand(`command-${String(at)}`).length)).toEqual(moves.map((_, at) => (commands.includes(`command-${String(at)}`) ? 1 : 0)));
      }
    }),
  ));
