import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { errorFacts } from '../log.ts';
import type { Services } from '../services.ts';
import { readBody } from '../web/read-body.ts';
import { clientOf } from '../web/rate-limit.ts';
import { Rejection } from '../web/rejection.ts';
import { bareType, ENOUGH, isKind, TYPES } from './file-kind.ts';
import {
  addUpload,
  finishUpload,
  keepWriting,
  MOST_OF_SESSION,
  RENEW_EVERY,
  startWriting,
  stopWriting,
} from './open-uploads.ts';
import { arrived, createFile, pathOf, removeFile, sweepUploads, uploadById, type UploadRow } from './store.ts';

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const askedSchema = v.object({
  name: word,
  type: word,
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  session: word,
});

const TUS = { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' };

function readAsked(text: string): v.InferOutput<typeof askedSchema> {
  try {
    return v.parse(askedSchema, JSON.parse(text));
  } catch {
    throw new Rejection(400, 'not-a-file', 'The body names no file. Send {"name", "size", "type", "session"}.');
  }
}

const noRoom = () => new Rejection(503, 'no-room', 'There is no room for more files. The owner has to delete some.');
/** Files wait until a result has come for the earlier ones, or until they are forgotten. */
const tooMany = (what: string) => new Rejection(429, 'too-many', what, { 'Retry-After': '60' });
const networkFull = () =>
  tooMany('Too many files from this network are under way, or wait for their conversation to be sent. Finish one.');
const gone = () => new Rejection(404, 'unknown-upload', 'There is no such upload any more. Ask for a new address.');

/** Whatever is not the core of tus 1.0 that the chat speaks. */
function expectTus(c: Context): void {
  if (c.req.header('tus-resumable') !== '1.0.0')
    throw new Rejection(412, 'other-protocol', 'Send the header Tus-Resumable: 1.0.0.');
}

/**
 * Files of visitors. `POST /api/uploads` takes `{name, size, type, session}` and hands out an address; to that the bytes go by the core of
 * tus 1.0, in parts and from where they were broken off.
 */
export function uploadsRoute({ database, limits, log, now, uploads: store }: Services): Hono {
  const rowOf = async (c: Context): Promise<UploadRow> => {
    const row = await uploadById(database, c.req.param('id') ?? '', now());
    if (!row) throw gone();
    return row;
  };

  /** Appends what comes, as it comes: what has arrived when a connection is lost is kept. Gives where it ends. */
  async function append(row: UploadRow, from: number, body: ReadableStream<Uint8Array>): Promise<number> {
    const file = await open(pathOf(store, row.id), 'r+');
    try {
      const end = await write(file, row, from, body);
      const start = new Uint8Array(ENOUGH);
      const { bytesRead } = await file.read(start, 0, ENOUGH, 0);
      if ((bytesRead >= ENOUGH || end >= row.size) && !isKind(row.type, start)) {
        await removeUpload(row.id);
        throw new Rejection(415, 'not-what-it-says', `The file is no ${row.type}.`);
      }
      return end;
    } finally {
      // Closed also where the disk is full, so that no file stays open.
      await file.sync().finally(() => file.close());
    }
  }

  async function removeUpload(id: string): Promise<void> {
    await database.query('delete from uploads where id = $1', [id]);
    await removeFile(store, id);
  }

  /** Does `work` while this request alone writes to the file. */
  async function asWriter<T>(id: string, work: (writer: string) => Promise<T>): Promise<T> {
    const writer = randomUUID();
    const started = await startWriting(database, store, { id, writer }, now());
    if (started === 'busy') throw new Rejection(423, 'busy', 'Another part is on its way. Try again in a moment.');
    if (started === 'gone') throw gone();
    if (started === 'no-room') throw noRoom();
    if (started === 'network-full') throw networkFull();
    const before = await arrived(store, id);
    // One that cannot be renewed is another's soon, and does not finish the file.
    const renewing = setInterval(
      () => void keepWriting(database, id, writer, now()).catch(() => undefined),
      RENEW_EVERY,
    );
    const stop = async () => {
      clearInterval(renewing);
      const kept = await arrived(store, id);
      await stopWriting(database, id, writer, { kept, hasMoved: kept > before }, now());
    };
    let result: T;
    try {
      result = await work(writer);
    } catch (error) {
      // Why the work failed is what the visitor hears; a file that cannot be handed back is free once the time of its writer is over.
      await stop().catch((unstopped: unknown) => log('upload not handed back', errorFacts(unstopped)));
      throw error;
    }
    await stop();
    return result;
  }

  return (
    new Hono()
      .post('/', async (c) => {
        const { name, type, size, session } = readAsked(await readBody(c, limits));
        if (!TYPES.has(bareType(type)))
          throw new Rejection(
            415,
            'wrong-type',
            `Files of this type are not taken. Taken are: ${[...TYPES].join(', ')}.`,
          );
        if (size > store.largest)
          throw new Rejection(413, 'too-large', `A file may have up to ${store.largest} bytes.`);
        await sweepUploads(database, store, now());
        const id = randomUUID();
        const address = clientOf(c, limits.trustedProxies);
        const added = await addUpload(
          database,
          store,
          { id, session, name, size, type: bareType(type), address },
          now(),
        );
        if (added === 'no-room') throw noRoom();
        if (added === 'network-full') throw networkFull();
        if (added === 'too-many')
          throw tooMany(`A conversation may have ${MOST_OF_SESSION} files under way. Finish one.`);
        await createFile(store, id);
        return c.json({ ok: true, id, url: `${new URL(c.req.url).pathname.replace(/\/$/, '')}/${id}` }, 201);
      })
      // Hono answers HEAD by what stands for GET.
      .get('/:id', async (c) => {
        if (c.req.method !== 'HEAD') throw gone();
        const row = await rowOf(c);
        return c.body(null, 200, {
          ...TUS,
          'Upload-Offset': String(await arrived(store, row.id)),
          'Upload-Length': String(row.size),
        });
      })
      .patch('/:id', async (c) => {
        expectTus(c);
        if (c.req.header('content-type') !== 'application/offset+octet-stream')
          throw new Rejection(415, 'wrong-body', 'Send the part as application/offset+octet-stream.');
        const row = await rowOf(c);
        return asWriter(row.id, async (writer) => {
          const offset = await arrived(store, row.id);
          if (c.req.header('upload-offset') !== String(offset))
            throw new Rejection(409, 'wrong-offset', `The file goes on at byte ${offset}.`, {
              ...TUS,
              'Upload-Offset': String(offset),
            });
          const end = c.req.raw.body ? await append(row, offset, c.req.raw.body) : offset;
          if (end >= row.size && !(await finishUpload(database, row.id, writer, now()))) throw gone();
          return c.body(null, 204, { ...TUS, 'Upload-Offset': String(end) });
        });
      })
      .delete('/:id', async (c) => {
        expectTus(c);
        const row = await rowOf(c);
        await removeUpload(row.id);
        return c.body(null, 204, TUS);
      })
  );
}

/** What comes until the connection is lost: the sender asks how much has arrived, and goes on there. */
async function* untilLost(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const part = await reader.read().catch(() => null);
      if (part === null || part.done) return;
      yield part.value;
    }
  } finally {
    // A file that is refused in the middle needs no more of it.
    await reader.cancel().catch(() => undefined);
  }
}

async function write(
  file: FileHandle,
  { size }: UploadRow,
  from: number,
  body: ReadableStream<Uint8Array>,
): Promise<number> {
  let offset = from;
  for await (const bytes of untilLost(body)) {
    if (offset + bytes.byteLength > size)
      throw new Rejection(413, 'too-large', `The file is larger than ${size} bytes.`);
    await file.write(bytes, 0, bytes.byteLength, offset);
    offset += bytes.byteLength;
  }
  return offset;
}
