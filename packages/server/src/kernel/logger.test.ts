import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

const canary = 'canary-4f1c';

function lineOf(fields: object): string {
  const lines: string[] = [];
  createLogger('debug', { write: (line) => lines.push(line) }).info(fields, 'it happened');
  return lines.join('');
}

it.each([
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'password',
  'secret',
  'code',
  'proof',
  'current_password',
  'new_password',
])('leaves out the value of %s, wherever it stands', (name) => {
  for (const fields of [
    { [name]: canary },
    { headers: { [name]: canary } },
    { request: { body: { [name]: canary } } },
  ]) {
    const line = lineOf({ ...fields, noun: 'session' });
    expect(line).toContain('"noun":"session"');
    expect(line).not.toContain(canary);
  }
});

it('leaves out passwords in the addresses of errors, and in what caused them', () => {
  const address = `postgres://bailiwick:${canary}@db.example/bailiwick`;
  const error = new Error(`no answer of ${address}`, { cause: new Error(address) });
  for (const err of [error, `thrown by hand: ${address}`]) {
    const line = lineOf({ err });
    expect(line).toContain('postgres://bailiwick:***@db.example');
    expect(line).not.toContain(canary);
  }
});
