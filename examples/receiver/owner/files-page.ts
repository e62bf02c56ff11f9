import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Services } from '../services.ts';
import { Rejection } from '../web/rejection.ts';
import { pathOf, uploadById } from '../uploads/store.ts';

/** Files of visitors, for the owner: to be saved, never shown on a page of ours. */
export const filesPage = ({ database, now, uploads }: Services): Hono =>
  new Hono().get('/:id', async (c) => {
    const row = await uploadById(database, c.req.param('id'), now());
    if (!row?.done) throw new Rejection(404, 'unknown-upload', 'There is no such file any more.');
    return c.body(Readable.toWeb(createReadStream(pathOf(uploads, row.id))) as ReadableStream, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(row.size),
      'Content-Disposition': `attachment; filename*=UTF-8\'\'${encodeURIComponent(row.name).replace(/['()*]/g, '_')}`,
      'X-Content-Type-Options': 'nosniff',
    });
  });
