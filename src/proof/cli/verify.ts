#!/usr/bin/env node
/** The verifier on the command line: `npm run verify -- <copy> --key <key>`. Needs Node only, no server and no build. */
import { runVerify } from './run-verify.ts';

process.exitCode = runVerify(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
