/**
 * The two ceremonies of WebAuthn Level 3: a challenge goes out, and what comes back is verified against it. A challenge is a
 * one-time token, bound to its ceremony and to the session that asked (§13.4.3): it is used up by being looked at.
 */
import { isIP } from 'node:net';
import {
  type AuthenticatorTransport,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { consumeToken, issueToken } from '../../kernel/one-time-tokens.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Assertion } from './sign-in-contract.ts';
import {
  type FactorScope,
  findOwnPasskey,
  findPasskey,
  listPasskeys,
  type PasskeyRow,
} from './store.ts';
import { passkeyErrors } from './vocabulary.ts';

const registrationPurpose = 'passkey_registration';
const secondFactorPurpose = 'passkey_second_factor';
const stepUpPurpose = 'passkey_step_up';
const signInPurpose = 'passkey_sign_in';
export const purposes = {
  registration: registrationPurpose,
  secondFactor: secondFactorPurpose,
  stepUp: stepUpPurpose,
  signIn: signInPurpose,
} as const;

const challengeSeconds = 600;
/** Ed25519, ECDSA with P-256, RSA: RFC 9053, RFC 8812. */
const algorithms = [-8, -7, -257];

const anyUser = platformScope('a passkey names its owner; nobody is known before it is looked up');

/** For which ceremony a challenge is, and of which session, half session or browser. */
export interface Bound {
  readonly purpose: (typeof purposes)[keyof typeof purposes];
  readonly subjectId: string;
}

/** Passkeys are bound to a name; an address of numbers is none (§5.1.2). */
export const haveName = ({ publicUrl }: Kernel): boolean =>
  isIP(publicUrl.hostname.replaceAll(/[[\]]/g, '')) === 0;

/** @throws passkey.not_here */
export function siteOf(kernel: Kernel): { readonly rpId: string; readonly origin: string } {
  const { hostname, origin } = kernel.publicUrl;
  if (!haveName(kernel))
    throw passkeyErrors.not_here(
      say('This instance is reached at {address}, and passkeys need a name.', {
        address: hostname,
      }),
    );
  return { rpId: hostname, origin };
}

/** Before anybody is asked for one. @throws passkey.not_here */
export const assertPasskeysWork = (kernel: Kernel): void => void siteOf(kernel);

/** 256 bits, kept as a hash. An earlier one of the same session and ceremony is over. */
export const issueChallenge = (db: Db, bound: Bound): Promise<string> =>
  issueToken(db, bound, challengeSeconds);

export const presentKnown = (rows: readonly PasskeyRow[]) =>
  rows.map((row) => ({
    id: row.credentialId.toString('base64url'),
    transports: [...row.transports],
  }));

/** For whoever is known already: any passkey of theirs. @throws passkey.not_here */
export async function challengeOf(kernel: Kernel, db: Db, bound: Bound, scope: FactorScope) {
  const { rpId } = siteOf(kernel);
  const rows = await listPasskeys(db, scope);
  return {
    challenge: await issueChallenge(db, bound),
    rp_id: rpId,
    credentials: presentKnown(rows),
    user_verification: 'discouraged' as const,
  };
}

/** Why a ceremony failed: for the audit log, not for whoever tried. */
export class CeremonyFailure extends Error {}

interface ClientData {
  readonly challenge: string;
  readonly crossOrigin?: unknown;
  readonly topOrigin?: unknown;
}

function readClientData(text: string): ClientData {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as ClientData;
    if (typeof read.challenge === 'string') return read;
  } catch {
    // Not JSON: as wrong as JSON without a challenge.
  }
  throw new CeremonyFailure('the client data cannot be read');
}

/** Uses the challenge up that the answer was made for. Our pages are in no frame of another site (§13.4.2). */
async function takeChallenge(db: Db, bound: Bound, clientData: string): Promise<string> {
  const { challenge, crossOrigin, topOrigin } = readClientData(clientData);
  if (crossOrigin === true || topOrigin !== undefined)
    throw new CeremonyFailure('it was made in a frame of another site');
  const token = await consumeToken(db, bound.purpose, challenge);
  if (token?.subjectId !== bound.subjectId)
    throw new CeremonyFailure('the challenge is not one of this session, or is used');
  return challenge;
}

const failure = (error: unknown) =>
  error instanceof CeremonyFailure
    ? error
    : new CeremonyFailure(error instanceof Error ? error.message : 'it could not be verified');

export interface NewCredential {
  readonly id: string;
  readonly client_data: string;
  readonly attestation_object: string;
  readonly transports: readonly string[];
}

/**
 * We ask for no attestation and trust none: a statement with certificates would have us fetch what those name.
 * @throws CeremonyFailure
 */
function assertNoCertificates(attestationObject: string): void {
  const decoded = decodeAttestationObject(
    new Uint8Array(Buffer.from(attestationObject, 'base64url')),
  );
  const format = decoded.get('fmt');
  const isSelfMade = format === 'packed' && decoded.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !isSelfMade)
    throw new CeremonyFailure(`an attestation of the form ${format} was not asked for`);
}

/** §7.1. @throws CeremonyFailure, passkey.not_here */
export async function verifyNew(kernel: Kernel, db: Db, bound: Bound, made: NewCredential) {
  const { rpId, origin } = siteOf(kernel);
  const challenge = await takeChallenge(db, bound, made.client_data);
  try {
    assertNoCertificates(made.attestation_object);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: made.id,
        rawId: made.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: made.client_data,
          attestationObject: made.attestation_object,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) throw new CeremonyFailure('it could not be verified');
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      signCount: credential.counter,
      isSynced: credentialDeviceType === 'multiDevice',
      transports: made.transports,
    };
  } catch (error) {
    throw failure(error);
  }
}

export interface Signed {
  readonly passkey: PasskeyRow;
  readonly signCount: number;
  /** It counted to no more than before: there may be a copy of the key (§6.1.1). */
  readonly wentBack: boolean;
}

interface Asked {
  readonly bound: Bound;
  /** Null: whichever user the passkey says. */
  readonly scope: FactorScope | null;
  /** Whether it is all that is asked for: then the device must have asked who holds it. */
  readonly isOnlyFactor: boolean;
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
/** What a passkey remembers of its owner. */
export const userHandle = (ownerId: string): string => bytesOf(ownerId).toString('base64url');

/** §7.2. @throws CeremonyFailure, passkey.not_here */
export async function verifySigned(
  kernel: Kernel,
  db: Db,
  asked: Asked,
  answer: Assertion,
): Promise<Signed> {
  const { rpId, origin } = siteOf(kernel);
  const challenge = await takeChallenge(db, asked.bound, answer.client_data);
  const credentialId = Buffer.from(answer.id, 'base64url');
  const passkey =
    asked.scope === null
      ? await findPasskey(db, anyUser, credentialId)
      : await findOwnPasskey(db, asked.scope, credentialId);
  if (passkey === undefined) throw new CeremonyFailure('it belongs to nobody, or to another login');
  const isNamed = answer.user_handle !== null;
  if ((isNamed || asked.scope === null) && answer.user_handle !== userHandle(passkey.ownerId))
    throw new CeremonyFailure('the device remembers another owner');
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: answer.id,
        rawId: answer.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: answer.client_data,
          authenticatorData: answer.authenticator_data,
          signature: answer.signature,
        },
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: asked.isOnlyFactor,
      credential: {
        id: answer.id,
        publicKey: new Uint8Array(passkey.publicKey),
        // Compared below, where it is written down when it went back.
        counter: 0,
        transports: passkey.transports as AuthenticatorTransport[],
      },
    });
    if (!verified) throw new CeremonyFailure('the signature is wrong');
    const signCount = authenticationInfo.newCounter;
    const counts = signCount > 0 || passkey.signCount > 0;
    return { passkey, signCount, wentBack: counts && signCount <= passkey.signCount };
  } catch (error) {
    throw failure(error);
  }
}
