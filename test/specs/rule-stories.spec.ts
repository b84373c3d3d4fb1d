import { rowsOf, rulesIn, type Code, type Story } from '../../tools/rule-stories.ts';

const page = (severity: string, state: string) => `
| rule | | what | ground | |
|---|---|---|---|---|
| X-01 | ${severity} | Nobody swims alone. | policy | ${state} |
`;
const code: Code = { refusals: [{ rule: 'X-01', code: 'alone' }], duties: [], exists: (path) => path === 'src/pool.ts', titles: ['X-01: swimming'] };
const under = 'X-01: nobody swims alone (policy) ';
const refused: Story = { title: `${under}refused`, command: 'Swim', refused: ['alone'] };
const accepted: Story = { title: `${under}accepted`, accepted: 'Swim' };
const duty = { rule: 'X-01', text: 'Zet de naam op de lijst.' };
const opened: Story = { title: `${under}is due`, opened: [duty], closed: [] };
const closed: Story = { title: `${under}is done`, opened: [], closed: [duty] };

const missing = (stories: readonly Story[], { severity = 'B', state = 'built', ...more }: Partial<Code> & { severity?: string; state?: string } = {}) =>
  rowsOf(rulesIn(page(severity, state)), { ...code, ...more }, stories).flatMap((row) => row.missing);

describe('A rule that refuses has a story on both sides', () => {
  it('is told with both', () => {
    expect(missing([refused, accepted])).toEqual([]);
    expect(rowsOf(rulesIn(page('B', 'built')), code, [refused, accepted])).toEqual([
      { rule: 'X-01', status: 'told', missing: [], boundaries: [{ name: 'alone (Swim)', sides: { refusing: [refused.title], accepting: [accepted.title] } }] },
    ]);
  });
  it('misses one that refuses', () => expect(missing([accepted])).toContain('no refusing story titled X-01: alone (never)'));
  it('misses one that accepts', () => expect(missing([refused])).toEqual(['no accepting story titled X-01: alone (Swim)']));
  it('misses one that accepts the same command', () => expect(missing([refused, { ...accepted, accepted: 'Dive' }])).toEqual(['no accepting story titled X-01: alone (Swim)']));
  it('misses both sides of every other command that it refuses', () =>
    expect(missing([refused, accepted, { title: 'Diving', command: 'Dive', refused: ['alone'] }])).toEqual(['no refusing story titled X-01: alone (Dive)', 'no accepting story titled X-01: alone (Dive)']));
  it('misses one in which nothing else is wrong', () => expect(missing([{ ...refused, refused: ['alone', 'at-night'] }, accepted])).toEqual(['no refusing story titled X-01: alone (Swim)']));
  it('does not count one under the title of another rule', () => expect(missing([{ ...refused, title: 'X-011 (policy)' }, accepted])).toEqual(['no refusing story titled X-01: alone (Swim)']));
  it('misses the ground in a title', () => expect(missing([refused, accepted, { ...accepted, title: 'X-01: together' }])).toEqual(['no ground in the title: X-01: together']));
});

describe('A rule by which something is due has a story that opens it and one that closes it', () => {
  const due = { severity: 'D', refusals: [], duties: [duty.text] };

  it('is told with both', () => expect(missing([opened, closed], due)).toEqual([]));
  it('misses one that closes', () => expect(missing([opened], due)).toEqual([`no closing story titled X-01: ${duty.text}`]));
  it('misses one that opens under its own title', () => expect(missing([{ ...opened, title: 'Lists' }, closed], due)).toEqual([`no opening story titled X-01: ${duty.text}`]));
  it('misses what the code says and no story has', () => expect(missing([opened, closed], { ...due, duties: [duty.text, 'Bel de ouders.'] })).toEqual(['no story in which this is due: Bel de ouders.']));
});

describe('The page of rules and the code say the same', () => {
  it('what kind of rule it is', () => {
    expect(missing([refused, accepted], { severity: 'D' })).toEqual(['docs/rules.md says D, and the code refuses for it', 'docs/rules.md says D, and nothing is due by it']);
    expect(missing([refused, accepted, opened, closed])).toEqual(['docs/rules.md says B, and something is due by it']);
  });
  it('that it is built', () => expect(missing([refused, accepted], { state: 'not built' })).toEqual(['docs/rules.md does not say that it is built']));
  it('which rules there are', () => expect(missing([refused, accepted], { refusals: [...code.refusals, { rule: 'X-02', code: 'other' }] })).toEqual(['the code names it, and docs/rules.md does not know it']));
  it('where a rule is kept for which nothing is refused or due, with a test of that title', () => {
    const elsewhere = { refusals: [], state: 'built (`src/pool.ts`)' };
    expect(missing([], elsewhere)).toEqual([]);
    expect(missing([], { ...elsewhere, state: 'built' })).toHaveLength(1);
    expect(missing([], { ...elsewhere, state: 'built (`src/lake.ts`)' })).toHaveLength(1);
    expect(missing([], { ...elsewhere, titles: [] })).toEqual(['no test is titled with it']);
  });
  it('by which code the service refuses, with an answer on both sides', () => {
    const service = { refusals: [], state: 'built (`src/pool.ts`), refused as `closed`' };
    const answers: readonly Story[] = [{ title: under, answered: 'recording', code: 'closed' }, { title: under, answered: 'recording' }];
    expect(missing(answers, service)).toEqual([]);
    expect(missing(answers.slice(1), service)).toContain('no refusing story titled X-01: closed (never)');
    expect(missing(answers.slice(0, 1), service)).toEqual(['no accepting story titled X-01: closed (recording)']);
    expect(missing([...answers, { title: under, answered: 'reading', code: 'closed' }], service)).toEqual(['no accepting story titled X-01: closed (reading)']);
  });
  it('asks nothing of what is not built yet', () => expect(missing([], { refusals: [], state: 'not yet' })).toEqual([]));
});
