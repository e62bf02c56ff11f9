/** Starts the receiver from the command line. Settings: README.md. */
import { optionsFromEnvironment } from './config.ts';
import { startReceiver } from './start-receiver.ts';

try {
  const receiver = await startReceiver(optionsFromEnvironment(process.env));
  console.log(`Receiver:  ${receiver.url}/api/results\nOwner:     ${receiver.ownerUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void receiver.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
