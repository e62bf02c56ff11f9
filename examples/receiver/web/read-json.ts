import type { Context } from 'hono';
import * as v from 'valibot';
import { type BodyLimits, readBody } from './read-body.ts';
import { Rejection } from './rejection.ts';

/**
 * The body as JSON of a known shape.
 *
 * @throws {Rejection} 415 another type, 400 with every place that is wrong and what belongs there; never with what was sent.
 */
export async function readJson<Schema extends v.GenericSchema>(
  c: Context,
  limits: BodyLimits,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new Rejection(415, 'wrong-type', 'Send the body as application/json.');
  const text = await readBody(c, limits);
  const read = v.safeParse(schema, parse(text), {
    message: (issue) => `must be ${issue.expected ?? 'something else'}`,
  });
  if (read.success) return read.output;
  const problems = read.issues.map((issue) => `"${v.getDotPath(issue) ?? 'the body'}" ${issue.message}`);
  throw new Rejection(400, 'wrong-body', `The body cannot be used: ${problems.join('; ')}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejection(400, 'not-json', 'The body is not JSON.');
  }
}
