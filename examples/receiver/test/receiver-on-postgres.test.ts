import { startPostgres } from '../../../test/tools/postgres.mjs';
import { openDatabase } from '../database/open-database.ts';
import { testOn } from './fixture.ts';
import { withTestClock } from './test-clock.ts';
import './suites/all.ts';

testOn(async (opened) =>
  openDatabase({ databaseUrl: withTestClock(opened(await startPostgres()).url), dataDir: null }),
);
