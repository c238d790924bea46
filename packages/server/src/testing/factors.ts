/**
 * Factors of people in tests: an authenticator app that computes codes as phones do, and a security key in software (ECDSA
 * with P-256) that can be told to answer as wrongly as a test wants.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { BailiwickClient } from '@bailiwick/sdk';
import { Secret, TOTP } from 'otpauth';

const stepSeconds = 30;

export interface AuthenticatorApp {
  /** The code of the time step that is so many away from now. */
  code(stepsFromNow?: number): string;
}

export function authenticatorApp(secret: string): AuthenticatorApp {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return {
    code: (stepsFromNow = 0) =>
      totp.generate({ timestamp: Date.now() + stepsFromNow * stepSeconds * 1_000 }),
  };
}

/** A test that reckons with the clock begins where its time step lasts long enough. */
export async function untilStepLasts(seconds: number): Promise<void> {
  const left = stepSeconds * 1_000 - (Date.now() % (stepSeconds * 1_000));
  if (left < seconds * 1_000) await new Promise((resolve) => setTimeout(resolve, left + 20));
}

/** Adds an app by the oldest code that is taken, so that two newer ones are left without waiting. */
export async function addApp(client: BailiwickClient): Promise<AuthenticatorApp> {
  await untilStepLasts(8);
  const { secret } = await client.authenticatorApp.create();
  const app = authenticatorApp(secret);
  await client.authenticatorApp.confirm({ code: app.code(-1) });
  return app;
}

const base64url = (bytes: Buffer) => bytes.toString('base64url');
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();

/** CBOR (RFC 8949) of the few things that a new credential is made of. */
function cborOf(value: number | string | Buffer | ReadonlyMap<unknown, unknown>): Buffer {
  const head = (major: number, length: number): Buffer => {
    if (length < 24) return Buffer.of((major << 5) | length);
    if (length < 256) return Buffer.of((major << 5) | 24, length);
    return Buffer.of((major << 5) | 25, length >> 8, length & 255);
  };
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const parts = [...value].flatMap(([key, part]) => [
    cborOf(key as number | string),
    cborOf(part as number),
  ]);
  return Buffer.concat([head(5, value.size), ...parts]);
}

/** What a key does otherwise than it should. */
export interface Mood {
  readonly origin?: string;
  readonly rpId?: string;
  readonly isUserVerified?: boolean;
  readonly signCount?: number;
  readonly userHandle?: string | null;
  readonly clientData?: Readonly<Record<string, unknown>>;
  /** The form of the attestation, and what is in it. */
  readonly attestation?: readonly [string, ReadonlyMap<string, unknown>];
  readonly wrongSignature?: boolean;
}

const presentFlag = 1;
const verifiedFlag = 4;
const newCredentialFlag = 64;

export class SecurityKey {
  readonly id = randomBytes(32);
  signCount = 0;
  readonly #origin: string;
  readonly #pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle: string | null = null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  #clientData(type: string, challenge: string, mood: Mood): Buffer {
    const origin = mood.origin ?? this.#origin;
    return Buffer.from(
      JSON.stringify({ type, challenge, origin, crossOrigin: false, ...mood.clientData }),
    );
  }

  #authenticatorData(rpId: string, mood: Mood, more: { flag: number; data: Buffer }): Buffer {
    const verified = mood.isUserVerified === false ? 0 : verifiedFlag;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(mood.signCount ?? this.signCount);
    const flags = Buffer.of(presentFlag | verified | more.flag);
    return Buffer.concat([sha256(mood.rpId ?? rpId), flags, count, more.data]);
  }

  #publicKey(): Buffer {
    const { x = '', y = '' } = this.#pair.publicKey.export({ format: 'jwk' });
    // RFC 9053 §2.1 and §7.1: EC2, ES256, P-256 and the two coordinates.
    return cborOf(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  /** WebAuthn §6.5.4: the answer to a challenge for a new credential. */
  make(asked: { challenge: string; rp_id: string; user_handle: string }, mood: Mood = {}) {
    this.#userHandle = asked.user_handle;
    const length = Buffer.of(this.id.length >> 8, this.id.length & 255);
    const data = Buffer.concat([Buffer.alloc(16), length, this.id, this.#publicKey()]);
    const authData = this.#authenticatorData(asked.rp_id, mood, { flag: newCredentialFlag, data });
    const [format, statement] = mood.attestation ?? ['none', new Map<string, unknown>()];
    const made = new Map<string, unknown>([
      ['fmt', format],
      ['attStmt', statement],
      ['authData', authData],
    ]);
    return {
      id: base64url(this.id),
      client_data: base64url(this.#clientData('webauthn.create', asked.challenge, mood)),
      attestation_object: base64url(cborOf(made)),
      transports: ['usb'],
    };
  }

  /** WebAuthn §6.3.3: the answer to a challenge to prove itself. Counts one further. */
  sign(asked: { challenge: string; rp_id: string }, mood: Mood = {}) {
    this.signCount += 1;
    const clientData = this.#clientData('webauthn.get', asked.challenge, mood);
    const authData = this.#authenticatorData(asked.rp_id, mood, { flag: 0, data: Buffer.alloc(0) });
    const signed = Buffer.concat([authData, sha256(clientData)]);
    const signature = sign('sha256', signed, this.#pair.privateKey);
    if (mood.wrongSignature === true) signature.writeUInt8(signature.readUInt8(9) ^ 1, 9);
    return {
      id: base64url(this.id),
      client_data: base64url(clientData),
      authenticator_data: base64url(authData),
      signature: base64url(signature),
      user_handle: mood.userHandle === undefined ? this.#userHandle : mood.userHandle,
    };
  }
}

export async function addKey(
  client: BailiwickClient,
  origin: string,
  name = 'Blue key',
): Promise<SecurityKey> {
  const key = new SecurityKey(origin);
  const asked = await client.passkeys.challenge();
  await client.passkeys.create({ name, credential: key.make(asked) });
  return key;
}

export interface VisitorAnswer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
    readonly challenge: string;
    readonly rp_id: string;
    readonly session?: { readonly method: string };
  };
}

/** A browser as far as cookies go: keeps those that it is given, and calls with our origin. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Another process may answer from now on. */
  url: string;
  readonly #origin: string;
  readonly #from: Readonly<Record<string, string>>;

  /** @param address from where it comes, for an instance that believes us as a proxy */
  constructor(url: string, origin: string, address?: string) {
    this.url = url;
    this.#origin = origin;
    this.#from = address === undefined ? {} : { 'x-forwarded-for': address };
  }

  async call(method: string, path: string, body?: unknown): Promise<VisitorAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin: this.#origin,
        ...this.#from,
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as VisitorAnswer['body'],
    };
  }
}
