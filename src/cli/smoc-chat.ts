#!/usr/bin/env node
import { VERSION } from '../shared/version.ts';
import { check, checkUsage, type Terminal } from './check.ts';

const terminal: Terminal = {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** Does what the command line says; gives the exit code. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case 'check':
      return check(args, terminal);
    case '--version':
    case '-v':
      terminal.out(`${VERSION}\n`);
      return 0;
    case '--help':
    case '-h':
      terminal.out(checkUsage);
      return 0;
    default:
      terminal.err(
        `${command === undefined ? 'What shall be done?' : `There is no command "${command}".`}\n\n${checkUsage}`,
      );
      return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
