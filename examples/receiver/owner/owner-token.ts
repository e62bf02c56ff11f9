import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../campaign/codes.ts';

export interface OwnerToken {
  readonly token: string;
  /** It was made just now. */
  readonly isNew: boolean;
}

/** The random token in `dataDir/owner-token`, made at the first start. */
export function keptOwnerToken(dataDir: string): OwnerToken {
  const file = join(dataDir, 'owner-token');
  mkdirSync(dataDir, { recursive: true });
  const isNew = writeNew(file, newToken());
  return { token: readFileSync(file, 'utf8').trim(), isNew };
}

/** False where the file is there already. */
function writeNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * A token that can be guessed protects nothing.
 *
 * @throws {Error} when it is shorter than 16 characters.
 */
export function checkedToken(name: 'OWNER_TOKEN' | 'OPERATOR_TOKEN', token: string): string {
  if (token.length < 16)
    throw new Error(`${name} is shorter than 16 characters. Set a longer random one, or leave it out.`);
  return token;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** What the cookie holds: proves the token without being it. */
export const cookieValue = (token: string): string => digest(`owner's cookie: ${token}`).toString('base64url');
