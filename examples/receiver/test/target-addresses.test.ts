/** Where the receiver sends to, and what it never does. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { closedAfter } from '../../../test/tools/closed-after.ts';
import { addressProblem, isPublicAddress, publicLookup } from '../connectors/safe-address.ts';
import { MOST_BYTES, NoAnswer, requestSender } from '../connectors/send-request.ts';

const PRIVATE = [
  '127.0.0.1',
  '127.9.9.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
  '::127.0.0.1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '2001:db8::1',
  'localhost',
  '',
];
const PUBLIC = [
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '193.0.0.1',
  '2606:4700::1111',
  '2a00:1450:4001::200e',
  '::ffff:8.8.8.8',
];

describe('Addresses of targets', () => {
  for (const address of PRIVATE)
    it(`knows "${address}" as none of a public server`, () => assert.equal(isPublicAddress(address), false));
  for (const address of PUBLIC) it(`knows ${address} as public`, () => assert.equal(isPublicAddress(address), true));

  const refused: Record<string, RegExp> = {
    'http://hooks.example/x': /must start with "https:"/,
    'http://localhost:80/x': /must start with "https:"/,
    'ftp://hooks.example/': /must start with "https:"/,
    'file:///etc/passwd': /must start with "https:"/,
    'javascript:alert(1)': /must start with "https:"/,
    'https://anna:secret@hooks.example/': /user or a password/,
    'https://localhost/x': /private network/,
    'https://127.0.0.1/x': /private network/,
    'https://[::1]/x': /private network/,
    'https://[::ffff:a00:1]/x': /private network/,
    'https://169.254.169.254/latest/meta-data': /private network/,
    // As the browser's parser reads them: 127.0.0.1, each.
    'https://2130706433/': /private network/,
    'https://0x7f.1/': /private network/,
    'hooks.example': /is no address/,
  };
  for (const [address, problem] of Object.entries(refused))
    it(`refuses ${address}`, () => assert.match(addressProblem(address, false) ?? '', problem));

  it('takes https to a name or a public address', () => {
    for (const address of ['https://hooks.example/x', 'https://8.8.8.8/x', 'https://hooks.example:8443/x?y=1'])
      assert.equal(addressProblem(address, false), null);
  });

  it('takes plain http only to this machine, and only where the owner allows it', () => {
    assert.equal(addressProblem('http://127.0.0.1:9/x', true), null);
    assert.equal(addressProblem('https://[fd12::5]/x', true), null);
    assert.match(addressProblem('http://[fd12::5]/x', true) ?? '', /must start with "https:"/);
  });

  it('does not connect to a name that leads into a private network', async () => {
    const error = await new Promise<Error | null>((resolve) =>
      publicLookup('localhost', {}, (problem) => resolve(problem)),
    );
    assert.equal((error as { code?: string } | null)?.code, 'PRIVATE_ADDRESS');
  });
});

describe('Requests to targets', () => {
  const opened = closedAfter();
  const served = async (answer: RequestListener): Promise<{ url: string; server: Server }> => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened({
      close: () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      },
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
  };
  const post = (url: string, more: object = {}) => ({
    method: 'POST' as const,
    url,
    headers: {},
    body: 'Zanzibar',
    ...more,
  });

  it('do not leave for a private network without leave', async () => {
    let calls = 0;
    const { url } = await served((_, response) => {
      calls += 1;
      response.end();
    });
    await assert.rejects(requestSender(false)(post(url)), { code: 'PRIVATE_ADDRESS' });
    assert.equal(calls, 0);
  });

  it('follow no redirect, so that nothing is carried elsewhere', async () => {
    const bodies: string[] = [];
    const elsewhere = await served((_, response) => {
      bodies.push('elsewhere');
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const { url } = await served((_, response) => response.writeHead(status, { Location: elsewhere.url }).end());
      assert.equal((await requestSender(true)(post(url))).status, status);
    }
    assert.deepEqual(bodies, []);
  });

  it('follow the redirect of a target that documents one, once and without the body', async () => {
    const asked: string[] = [];
    const elsewhere = await served((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push(`${request.method} ${body}`);
        response.writeHead(302, { Location: 'http://127.0.0.1:1/further' }).end('{"ok":true}');
      });
    });
    const { url } = await served((_, response) => response.writeHead(302, { Location: elsewhere.url }).end());
    const answer = await requestSender(true)(post(url, { redirectsTo: ['127.0.0.1'] }));
    assert.deepEqual(asked, ['GET ']);
    assert.equal(answer.status, 302);
  });

  it('listen to no more of an answer than anybody needs', async () => {
    const { url } = await served((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        response.once('drain', more);
      };
      more();
    });
    const { text } = await requestSender(true)(post(url));
    assert.equal(text.length, MOST_BYTES);
  });

  it('give up on a target that says nothing, and tell why without a word of what was sent', async () => {
    const { url } = await served(() => undefined);
    const failure = await requestSender(true, 50)(post(url)).catch((error: unknown) => error);
    assert.ok(failure instanceof NoAnswer);
    assert.equal(failure.code, 'TIMEOUT');
    const refused = await requestSender(true)(post('http://127.0.0.1:1/Zanzibar')).catch((error: unknown) => error);
    assert.equal((refused as NoAnswer).code, 'ECONNREFUSED');
    assert.ok(!`${String(failure)}${String(refused)}`.includes('Zanzibar'));
  });
});
