/** Messages to many, or to one, from the command line. README.md has examples. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optionsFromEnvironment } from './config.ts';
import { engageCommand } from './engagement/command.ts';
import { startReceiver } from './start-receiver.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      campaign: { type: 'string' },
      channel: { type: 'string', default: 'email' },
      shops: { type: 'string' },
      within: { type: 'string' },
      'min-age': { type: 'string' },
      'max-age': { type: 'string' },
      interests: { type: 'string' },
      without: { type: 'string' },
      customers: { type: 'string' },
      link: { type: 'string' },
      gift: { type: 'string' },
      email: { type: 'string' },
      thanks: { type: 'string' },
      title: { type: 'string' },
      text: { type: 'string' },
      until: { type: 'string' },
    },
  });
  // A receiver of its own for the time of the command: it answers nobody and does no jobs.
  const receiver = await startReceiver({ ...optionsFromEnvironment(process.env), port: 0, workers: false });
  try {
    console.log(await engageCommand(receiver.services, positionals, values, (path) => readFileSync(path, 'utf8')));
  } finally {
    await receiver.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
