import { open } from 'node:fs/promises';
import type { FlowProblem } from '../flow/flow-problem.ts';

/** Most that is read of one file, in bytes; the parser takes a tenth of it. */
export const MAX_BYTES = 10_000_000;

/** A file's text, or why it has none. */
export type ReadText = { readonly text: string } | { readonly problem: FlowProblem };

const problem = (code: FlowProblem['code'], message: string, hint: string): ReadText => ({
  problem: { code, severity: 'error', path: '', message, hint },
});

function decode(bytes: Uint8Array): ReadText {
  if (bytes.length > MAX_BYTES) {
    return problem(
      'too-large',
      'the file has more than 10 MB',
      'A flow has a few kB: split it into several, and keep pictures in files of their own.',
    );
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return problem('bad-json', 'the file is written in UTF-16', 'Save it as UTF-8.');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return { text };
  } catch {
    // Not UTF-8.
  }
  return problem(
    'bad-json',
    'this is not a text file',
    'A flow is JSON, saved as UTF-8. Is it another file that was meant?',
  );
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<ReadText> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    if ((size += chunk.length) > MAX_BYTES) break;
  }
  return decode(Buffer.concat(read));
}

/** Text of standard input; stops reading after 10 MB. */
export const readStdin = (stdin: AsyncIterable<Uint8Array>): Promise<ReadText> => collect(stdin);

/** Text of a file; stops reading after 10 MB. Rejects where the file cannot be opened. */
export async function readFileText(path: string): Promise<ReadText> {
  const file = await open(path);
  try {
    return await collect(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}
