import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Stops a request. Answered as `{ok: false, code, message}`: `code` for programs, `message` names the thing and the cure.
 * Neither may carry anything that a visitor typed.
 */
export class Rejection extends HTTPException {
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(status, { message });
    this.code = code;
    this.headers = headers;
  }
}

export const answerRejection = (c: Context, { status, code, message, headers }: Rejection): Response =>
  c.json({ ok: false, code, message }, status, headers);
