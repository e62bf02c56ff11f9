import { startPostgres } from '../../../test/tools/postgres.mjs';
import { openDatabase } from '../database/open-database.ts';
import { testOn } from './fixture.ts';
import './suites/all.ts';

testOn(async () => {
  const server = await startPostgres();
  const database = await openDatabase({ databaseUrl: server.url, dataDir: null });
  return {
    ...database,
    async close() {
      await database.close();
      await server.stop();
    },
  };
});
