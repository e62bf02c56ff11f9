/** A receiver that does jobs until it is killed. For `jobs-killed.test.ts`. */
import { startReceiver } from '../start-receiver.ts';

const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = process.env;
const receiver = await startReceiver({
  dataDir: dataDir!,
  databaseUrl: databaseUrl || undefined,
  ownerToken: 'only-for-these-tests',
  // A worker that is silent for a second is dead.
  workers: { poll: 20, expireInSeconds: 1 },
  log: () => undefined,
});
process.once('SIGTERM', () => void receiver.close().then(() => process.exit(0)));
console.log(receiver.ownerUrl);
