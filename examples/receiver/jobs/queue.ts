import PgBoss from 'pg-boss';
import type { Database, Queryable } from '../database/database.ts';
import { JOB_KINDS } from './jobs.ts';
import { LOCKS } from '../database/locks.ts';

/** pg-boss as a library of statements: which of them run, and when, the receiver says. */
const boss = (db: PgBoss.Db): PgBoss => new PgBoss({ db, supervise: false, schedule: false });

/** For statements that belong to a transaction. */
export const onConnection = (tx: Queryable): PgBoss.Db => ({
  executeSql: async (sql, values) => ({ rows: await tx.query(sql, values) }),
});

/** The queue in the receiver's own database. */
export const openQueue = (database: Database): PgBoss =>
  boss({
    // Several statements go as one text, which takes no parameters.
    executeSql: async (sql, values) => ({
      rows: await (values?.length ? database.query(sql, values) : database.script(sql)),
    }),
  });

/** Brings pg-boss's own tables (schema `pgboss`) up to date, and makes a queue for each kind of job. */
export async function installQueue(database: Database): Promise<void> {
  const install = () => openQueue(database).start();
  // Of two receivers that start together one fails, once the tables of the other are there.
  await install().catch(install);
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCKS.queue]);
    const queues = boss(onConnection(tx));
    for (const [kind, { expireInSeconds }] of Object.entries(JOB_KINDS)) {
      await queues.createQueue(kind, {
        name: kind,
        // "short": of one key, one waits.
        policy: 'short',
        expireInSeconds,
        // A job ends when it is done. A worker that is killed costs it one of these tries, and so does a mistake in its handler.
        retryLimit: 50,
        retryDelay: 2,
        retryBackoff: true,
      });
    }
  });
}
