/**
 * Identifiers. Inside the process an object is named by its `uuid` in text form; wherever a person or a machine
 * looks, by its SID: two capital letters and the 32 lower-case hex digits of that uuid.
 * Ids are made here, by the application, so that no sequence or trigger stands in the way of another database.
 */

import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { systemClock } from './clock.ts';
import { inWords } from './field-words.ts';
import { say } from './text.ts';

/** What each two-letter prefix names. */
export const sidPrefixes = {
  OR: 'Organization',
  AC: 'Account',
  US: 'User',
  DN: 'Domain',
  NF: 'Invitation',
  IX: 'Role',
  IY: 'Role assignment',
  GR: 'Group',
  AE: 'Audit event',
  SU: 'Sign-up',
  SE: 'Session',
  PK: 'Passkey',
  RB: 'Remembered browser',
  JR: 'Join request',
  OT: 'Ownership transfer',
  OM: 'Organization merge',
  OP: 'Operation',
  IM: 'Import',
  SV: 'Saved view',
  JB: 'SSO profile',
  JT: 'Test sign-in',
  JL: 'Set-up link',
  OE: 'Operator',
  OI: 'Operator invitation',
  ED: 'Edition',
  EA: 'Edition assignment',
  ML: 'Mail',
  SK: 'API key',
  OQ: 'OAuth app',
  PC: 'Provisioning connection',
  PT: 'Provisioning token',
} as const;

export type SidPrefix = keyof typeof sidPrefixes;

const hexOfUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits. Ids made later sort later. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(systemClock.now().getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return hexToUuid(bytes.toString('hex'));
}

/** A random UUIDv4, for organizations: their keys lead the indexes, so they should spread. */
export function newSpreadId(): string {
  return randomUUID();
}

/** The id of what is known by a secret alone: 128 bits of its hash. */
export function idFromHash(hash: Buffer): string {
  return hexToUuid(hash.toString('hex', 0, 16));
}

function hexToUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** `sid('OR', '0191…')` → `OR0191…`. */
export function sid(prefix: SidPrefix, id: string): string {
  if (!hexOfUuid.test(id)) throw new TypeError('a SID is made of a lower-case uuid');
  return prefix + id.replaceAll('-', '');
}

/** The same for a column that may be empty. */
export function sidOrNull(prefix: SidPrefix, id: string | null): string | null {
  return id === null ? null : sid(prefix, id);
}

/** The uuid inside a SID, or undefined when the text is no SID with that prefix. */
export function uuidOfSid(prefix: SidPrefix, text: string): string | undefined {
  if (text.length !== 34 || !text.startsWith(prefix)) return undefined;
  const hex = text.slice(2);
  return /^[0-9a-f]{32}$/.test(hex) ? hexToUuid(hex) : undefined;
}

/** Schema of a SID in a request: text outside, uuid inside. */
export function sidInput(prefix: SidPrefix) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}[0-9a-f]{32}$`),
      inWords(say('must be a SID that starts with {prefix}', { prefix })),
    )
    .transform((text) => hexToUuid(text.slice(2)))
    .meta({ description: `SID of the ${sidPrefixes[prefix]}`, example: exampleSid(prefix) });
}

/** Schema of a SID in an answer. */
export function sidOutput(prefix: SidPrefix, description = `SID of the ${sidPrefixes[prefix]}`) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-f]{32}$`))
    .meta({ description, example: exampleSid(prefix) });
}

function exampleSid(prefix: SidPrefix): string {
  return `${prefix}0193a1f0c27b7d4e9b1c5a2f8e6d4c3b`;
}
