import { own } from '../../../shared/json.ts';
import { readReply } from './read-answer.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import { SUBMISSIONS, type Service } from './service.lazy.ts';
import { toJson } from '../../../shared/to-json.ts';

/**
 * A Google Apps Script web app, for one as a row in a sheet: `examples/endpoints/apps-script.js`. It answers no pre-flight, so the envelope
 * goes as plain text; it answers a POST by a redirect to the answer, which the browser fetches without the body; and it says 200 to its own
 * mistakes, so only the envelope's id in the answer is a yes.
 */
export function appsScript(_: Endpoint, address: string): Service | Problem {
  if (!/\/macros\/(.+\/)?s\/[\w-]+\/exec$/.test(new URL(address).pathname)) {
    return {
      code: 'bad-endpoint',
      message: `${address} is not the address of a deployed Apps Script web app.`,
      hint: 'Write it like "https://script.google.com/macros/s/DEPLOYMENT_ID/exec". The one that ends in /dev asks its visitors to log in.',
    };
  }
  return {
    name: 'apps-script',
    types: SUBMISSIONS,
    follow: true,
    confirms: true,
    hint: 'Deploy it as a web app that runs as you, with access for "Anyone"; doPost must answer with JSON that holds the envelope\'s id.',
    headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    body: (envelope) => toJson(envelope),
    accepts(reply, text, id) {
      const answer = readReply(text);
      return reply.ok && own(answer, 'id') === id ? answer : null;
    },
  };
}
