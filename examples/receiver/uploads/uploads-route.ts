import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Services } from '../services.ts';
import { readBody } from '../web/read-body.ts';
import { Rejection } from '../web/rejection.ts';
import { bareType, ENOUGH, isKind, TYPES } from './file-kind.ts';
import {
  arrived,
  bytesKept,
  createFile,
  pathOf,
  removeFile,
  sweepUploads,
  uploadById,
  type UploadRow,
} from './store.ts';

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const askedSchema = v.object({
  name: word,
  type: word,
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
  session: word,
});

/** How long a file may take to arrive. */
const DAY = 24 * 60 * 60 * 1000;
const TUS = { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' };

function readAsked(text: string): v.InferOutput<typeof askedSchema> {
  try {
    return v.parse(askedSchema, JSON.parse(text));
  } catch {
    throw new Rejection(400, 'not-a-file', 'The body names no file. Send {"name", "size", "type", "session"}.');
  }
}

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
export function uploadsRoute({ database, limits, now, uploads: store }: Services): Hono {
  /** Files that somebody writes to: a second sender waits. */
  const busy = new Set<string>();

  async function room(size: number): Promise<void> {
    if ((await bytesKept(database, store)) + size > store.most)
      throw new Rejection(503, 'no-room', 'There is no room for more files. The owner has to delete some.');
  }

  const rowOf = async (c: Context): Promise<UploadRow> => {
    const row = await uploadById(database, c.req.param('id') ?? '');
    if (!row) throw gone();
    return row;
  };

  /** Appends what comes, as it comes: what has arrived when a connection is lost is kept. Gives where it ends. */
  async function append(
    { id, size, type }: UploadRow,
    from: number,
    body: ReadableStream<Uint8Array>,
  ): Promise<number> {
    const file = await open(pathOf(store, id), 'r+');
    let offset = from;
    try {
      for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
        if (offset + bytes.byteLength > size)
          throw new Rejection(413, 'too-large', `The file is larger than ${size} bytes.`);
        await file.write(bytes, 0, bytes.byteLength, offset);
        offset += bytes.byteLength;
      }
    } catch (error) {
      if (error instanceof Rejection) throw error;
      // The connection was lost. The sender asks how much has arrived, and goes on there.
    } finally {
      const start = new Uint8Array(ENOUGH);
      const { bytesRead } = await file.read(start, 0, ENOUGH, 0);
      await file.sync();
      await file.close();
      if ((bytesRead >= ENOUGH || offset >= size) && !isKind(type, start)) {
        await database.query('delete from uploads where id = $1', [id]);
        await removeFile(store, id);

        throw new Rejection(415, 'not-what-it-says', `The file is no ${type}.`);
      }
    }
    return offset;
  }

  return (
    new Hono()
      .post('/', async (c) => {
        const { name, type, size, session } = readAsked(await readBody(c.req, limits));
        if (!TYPES.has(bareType(type)))
          throw new Rejection(
            415,
            'wrong-type',
            `Files of this type are not taken. Taken are: ${[...TYPES].join(', ')}.`,
          );
        if (size > store.largest)
          throw new Rejection(413, 'too-large', `A file may have up to ${store.largest} bytes.`);
        await sweepUploads(database, store, now());
        await room(size);
        const id = randomUUID();
        await createFile(store, id);
        await database.query(
          'insert into uploads (id, session, name, size, type, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
          [id, session, name, size, bareType(type), now(), new Date(now().getTime() + DAY)],
        );
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
        if (busy.has(row.id)) throw new Rejection(423, 'busy', 'Another part is on its way. Try again in a moment.');
        busy.add(row.id);
        try {
          const offset = await arrived(store, row.id);
          if (c.req.header('upload-offset') !== String(offset))
            throw new Rejection(409, 'wrong-offset', `The file goes on at byte ${offset}.`, {
              ...TUS,
              'Upload-Offset': String(offset),
            });
          await room(row.size - offset);
          const end = c.req.raw.body ? await append(row, offset, c.req.raw.body) : offset;
          if (end >= row.size)
            await database.query('update uploads set done = true, expires_at = null where id = $1', [row.id]);
          return c.body(null, 204, { ...TUS, 'Upload-Offset': String(end) });
        } finally {
          busy.delete(row.id);
        }
      })
      .delete('/:id', async (c) => {
        expectTus(c);
        const row = await rowOf(c);
        await database.query('delete from uploads where id = $1', [row.id]);
        await removeFile(store, row.id);
        return c.body(null, 204, TUS);
      })
  );
}
