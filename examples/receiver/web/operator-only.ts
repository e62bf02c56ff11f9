import type { MiddlewareHandler } from 'hono';
import { isSame } from './is-same.ts';
import { Rejection } from './rejection.ts';

/** For the shop's own systems: `Authorization: Bearer OPERATOR_TOKEN`, compared in the same time whatever is sent. Without a token set, nobody may. */
export const operatorOnly =
  (token: string | null): MiddlewareHandler =>
  async (c, next) => {
    const given = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!isSame(given ?? '', token ?? '') || token === null || given === undefined)
      throw new Rejection(401, 'not-allowed', 'Send the receiver\'s OPERATOR_TOKEN as "Authorization: Bearer …".', {
        'WWW-Authenticate': 'Bearer',
      });
    await next();
  };
