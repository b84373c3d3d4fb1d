import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const node = (...args: readonly string[]) => promisify(execFile)(process.execPath, [...args], { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: '' } });

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'node_modules/.bin/nest'), 'build'], { cwd: ROOT });
});

describe('npm run demo -- --all: a school year of three children', () => {
  it('goes as it is told, and ends with what is done, late and still to come', async () => {
    // A step that goes otherwise ends the demo with exit code 1.
    const { stdout } = await node('demo/demo.ts', '--all');
    const [mila, daan, yara] = stdout.slice(stdout.indexOf('== Het schooljaar is om ==')).split(/\n(?=Mila\n|Daan\n|Yara\n)/).slice(1);
    expect(mila).toContain('Te laat:\n   - 22 juni 2026');
    expect(mila).toMatch(/Alleen de moeder ziet: .*Verslag/);
    expect(daan).toMatch(/Alleen de moeder ziet: .*Kopie gemaakt/);
    expect(daan).toMatch(/Alleen Meneer Bakker, de mentor ziet: .*Toestemming gestopt/);
    expect(yara).toContain('Juf Marieke werkt niet met Yara en ziet niets.');
    expect(stdout).toMatch(/Mila zei: .*\[zwart: gaat over een ander kind\]/);
    expect(stdout).toMatch(/Leerling [0-9a-f]{8} \(een schuilnaam\): .*Deskundigenadvies gegeven/);
    expect(stdout).toContain('Advies van deskundigen. Vastgelegd namens SWV De Streek.');
    expect(stdout).toContain('DEZE KOPIE KLOPT.');
    expect(stdout).toContain('Alles ging zoals verteld.');
  });
});
