/** What was asked on the command line. */
export interface Asked {
  readonly copy: string;
  readonly keys: readonly string[];
  readonly receipts: readonly string[];
  readonly earlier?: string;
}

export const USAGE = [
  'Gebruik: npm run verify -- <map of bestand> --key <proof-key.txt of sleutel> [--receipt <ontvangstbewijs.txt> …] [--earlier <eerdere kopie>]',
  '  <map of bestand>  de kopie: een map, of één JSON-bestand met alle bestanden',
  '  --key             de sleutel van school, van buiten de kopie; mag vaker',
  '  --receipt         een of meer ontvangstbewijzen die u eerder kreeg',
  '  --earlier         een eerdere kopie van hetzelfde dossier',
];

const OPTIONS: ReadonlySet<string> = new Set(['--key', '--receipt', '--earlier']);

/** Reads the arguments; undefined when they cannot be understood. `--receipt` takes all values up to the next option. */
export const parseArguments = (args: readonly string[]): Asked | undefined => {
  const values = new Map<string, string[]>([['copy', []], ['--key', []], ['--receipt', []], ['--earlier', []]]);
  let option = 'copy';
  for (const argument of args) {
    if (argument.startsWith('--')) {
      if (!OPTIONS.has(argument)) return undefined;
      option = argument;
    } else {
      values.get(option)?.push(argument);
      if (option !== '--receipt') option = 'copy';
    }
  }
  const of = (name: string): readonly string[] => values.get(name) ?? [];
  const [copy] = of('copy');
  const [earlier] = of('--earlier');
  if (copy === undefined || of('copy').length > 1 || of('--earlier').length > 1 || OPTIONS.has(args.at(-1) ?? '')) return undefined;
  return { copy, keys: of('--key'), receipts: of('--receipt'), ...(earlier === undefined ? {} : { earlier }) };
};
