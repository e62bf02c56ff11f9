/** Starts the receiver from the command line. Settings: README.md. */
import { optionsFromEnvironment } from './config.ts';
import { type Receiver, startReceiver } from './start-receiver.ts';

try {
  const receiver = await startReceiver(optionsFromEnvironment(process.env));
  console.log(`Receiver:  ${receiver.url}/api/results\nOwner:     ${ownerLine(receiver)}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void receiver.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** The token only to somebody who sits in front of it and cannot know it yet: what services write is kept in logs. */
function ownerLine({ url, ownerUrl, hasNewOwnerToken }: Receiver): string {
  if (hasNewOwnerToken && process.stdout.isTTY) return ownerUrl;
  return `${url}/owner (sign in with OWNER_TOKEN, or with the token in the file owner-token of the data folder)`;
}
