import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { keyOf } from '../key-roles.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { createAddressChecks } from './address-checks.ts';
import type { FlowPieces, Piece } from './collected-pieces.ts';
import type { Report } from './report.ts';
import { createSecretChecks } from './secret-checks.ts';

/** Addresses that are not safe to follow, and keys that everybody could read. */
export function checkAddresses(flow: object, { pieces, texts }: FlowPieces, reportAll: Report): void {
  const report = onceOnly(reportAll);
  const secrets = createSecretChecks(report);
  const addresses = createAddressChecks(report, secrets);
  const vars = own(flow, 'vars');

  const checkValue = ({ of, path: at, keys }: Piece, key: string) => {
    const value: unknown = own(of, key);
    const path = [...at, key];
    const role = keyOf(keys, key)?.role;
    if (typeof value === 'string') {
      if (role === 'address' || role === 'media' || (!at.length && key === 'contact'))
        addresses.address(value, path, key);
    } else if (role === 'media') {
      for (const [name, address] of entriesOf(value))
        if (typeof address === 'string') addresses.address(address, [...path, name], key);
    } else if (role === 'items' || role === 'sets') addresses.data(value, path);
    if (key === 'query' && own(of, 'request') !== undefined) addresses.query(value, path);
    if (key === 'headers') for (const [name, inner] of entriesOf(value)) secrets.header(name, inner, [...path, name]);
    else if ((role === 'sends' || role === 'values') && at.length && !Array.isArray(value)) secrets.sent(value, path);
  };
  for (const piece of pieces) for (const key of Object.keys(piece.of)) checkValue(piece, key);
  addresses.data(vars, ['vars']);

  for (const { text, path } of texts) addresses.linked(text, path);
  for (const [variant, table] of entriesOf(own(flow, 'texts'))) {
    if (typeof table === 'string') addresses.address(table, ['texts', variant], 'texts');
    else
      eachEntry(table, (text, translated) => {
        if (typeof translated === 'string') addresses.linked(translated, ['texts', variant, text]);
      });
  }

  const checkVariables = (values: unknown, path: Path) =>
    eachEntry(values, (name, value) => {
      if (typeof value !== 'string' || !value) return;
      addresses.variable(name, value, [...path, name]);
      secrets.variable(name, value, [...path, name]);
    });
  checkVariables(vars, ['vars']);
  for (const { of, path } of pieces) if (own(of, 'set') !== undefined) checkVariables(own(of, 'set'), [...path, 'set']);
}

/** Reports each problem of a place once. */
function onceOnly(reportAll: Report): Report {
  const reported = new Set<string>();
  const report = ((code, path, message, hint, more) => {
    const point = `${path.join('/')} ${message}`;
    if (!reported.has(point)) reportAll(code, path, message, hint, more);
    reported.add(point);
  }) as Report;
  return Object.assign(report, { isFull: reportAll.isFull });
}
