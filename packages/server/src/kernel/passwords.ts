/**
 * Passwords: argon2id from Node itself, in the thread pool, behind a bounded queue, so that a flood of sign-ins
 * neither blocks other requests nor fills the memory (AU-02, AU-03); and what may be a password (AU-01).
 */
import { argon2, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { isCommonPassword } from './common-passwords.ts';
import { createGate } from './gate.ts';
import { randomSalt } from './secrets.ts';
import { say, type Text } from './text.ts';

const argon2Async = promisify(argon2);

/** OWASP's second choice: 19 MiB, two passes, one lane. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const saltBytes = 16;
/** A core stays free for everything else, so that a flood of sign-ins is felt by those alone who sign in. */
const hashesAtOnce = Math.max(1, Math.min(4, availableParallelism() - 1));
const waitingAtMost = 64;

export const minimumLength = 15;
const maximumBytes = 1024;

export interface Passwords {
  /** A PHC string. @throws BusyError */
  hash(password: string): Promise<string>;
  /** @throws BusyError */
  verify(phc: string, password: string): Promise<boolean>;
  /** Takes the same time as `verify`, for logins that do not exist. @throws BusyError */
  verifyAgainstNothing(password: string): Promise<void>;
  /** Why it may not be a password, for the person; undefined when it may. */
  problem(password: string, person: { email: string; names: readonly string[] }): Text | undefined;
  /** How many hashes were computed since the start. */
  readonly computed: number;
}

/** What is hashed: NFC, so that two keyboards give one password. */
const normal = (password: string) => Buffer.from(password.normalize('NFC'), 'utf8');

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

function formatPhc(salt: Buffer, tag: Buffer): string {
  const { memory, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

const phcForm = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function parsePhc(phc: string) {
  const match = phcForm.exec(phc);
  if (match === null) throw new Error('the stored password hash has an unknown form');
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  const stored = Buffer.from(tag, 'base64');
  return {
    tag: stored,
    options: {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      tagLength: stored.length,
      nonce: Buffer.from(salt, 'base64'),
    },
  };
}

/** In characters as people count them, nearly: a letter with its accent is one. */
export const lengthOf = (password: string): number => [...password.normalize('NFC')].length;

function lengthProblem(password: string): Text | undefined {
  if (lengthOf(password) < minimumLength)
    return say(
      'Use at least {minimumLength} characters. A few unrelated words are easy to remember and hard to guess.',
      { minimumLength },
    );
  if (normal(password).length > maximumBytes)
    return say('Use at most {bytes, number} bytes.', { bytes: maximumBytes });
  return undefined;
}

function contentProblem(
  password: string,
  person: { email: string; names: readonly string[] },
): Text | undefined {
  const folded = password.normalize('NFKC').toLowerCase();
  if (isCommonPassword(folded))
    return say('This password is on the lists that attackers try first. Use another one.');
  if (new Set(folded).size < 5)
    return say('This is the same few characters over and over. Use another one.');
  const [local = ''] = person.email.toLowerCase().split('@');
  const own = [
    person.email.toLowerCase(),
    local,
    ...person.names.map((name) => name.toLowerCase()),
    'bailiwick',
  ].filter((word) => word.length >= 4);
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), folded);
  if (rest.length < 8 && rest.length < folded.length)
    return say('This is mostly your own name or address. Use another one.');
  return undefined;
}

export function createPasswords(atOnce = hashesAtOnce): Passwords {
  const gate = createGate({ what: 'passwords are being checked', atOnce, waitingAtMost });
  let computed = 0;
  const compute = (
    password: string,
    options: Omit<Parameters<typeof argon2Async>[1], 'message'>,
  ): Promise<Buffer> =>
    gate.pass(async () => {
      computed += 1;
      return argon2Async('argon2id', { ...options, message: normal(password) });
    });
  return {
    async hash(password) {
      const salt = randomSalt(saltBytes);
      return formatPhc(salt, await compute(password, { ...parameters, nonce: salt }));
    },
    async verify(phc, password) {
      const { tag, options } = parsePhc(phc);
      // Longer than any that was accepted: it cannot be right, and is not worth the memory. The time is spent all the same.
      const made = await compute(normal(password).length > maximumBytes ? '' : password, options);
      return timingSafeEqual(made, tag) && normal(password).length <= maximumBytes;
    },
    async verifyAgainstNothing(password) {
      await compute(normal(password).length > maximumBytes ? '' : password, {
        ...parameters,
        nonce: Buffer.alloc(saltBytes),
      });
    },
    problem: (password, person) => lengthProblem(password) ?? contentProblem(password, person),
    get computed() {
      return computed;
    },
  };
}
