/** Has the browser ask a passkey: between the API's words and those of WebAuthn. */

import { t } from '@lingui/core/macro';
import {
  type AuthenticatorTransport,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { BailiwickError, type Schemas } from '../api.ts';

type Known = Schemas['PasskeyChallenge']['credentials'];

const descriptors = (known: Known) =>
  known.map(({ id, transports }) => ({
    id,
    type: 'public-key' as const,
    transports: transports as AuthenticatorTransport[],
  }));

/** Browsers say only that it did not happen, lest a page learns who has which key. */
const notUsed = (error: unknown) =>
  new BailiwickError({
    type: 'about:blank',
    title: t`No passkey was used`,
    status: 0,
    code: 'passkey.not_used',
    detail:
      error instanceof Error && error.name === 'InvalidStateError'
        ? t`This passkey is there already.`
        : t`It was called off, took too long, or this device has none for this page.`,
    remedy: t`Try again, or take another way.`,
    request_id: '',
  });

/** @throws BailiwickError where the person or the device did not want to */
export async function signWithPasskey(
  asked: Schemas['PasskeyChallenge'],
): Promise<Schemas['PasskeyAnswer']> {
  try {
    const { id, response } = await startAuthentication({
      optionsJSON: {
        challenge: asked.challenge,
        rpId: asked.rp_id,
        allowCredentials: descriptors(asked.credentials),
        userVerification: asked.user_verification,
      },
    });
    return {
      id,
      client_data: response.clientDataJSON,
      authenticator_data: response.authenticatorData,
      signature: response.signature,
      user_handle: response.userHandle ?? null,
    };
  } catch (error) {
    throw notUsed(error);
  }
}

/** @throws BailiwickError where the person or the device did not want to */
export async function makePasskey(asked: Schemas['NewPasskeyChallenge']) {
  try {
    const { id, response } = await startRegistration({
      optionsJSON: {
        challenge: asked.challenge,
        rp: { id: asked.rp_id, name: 'Bailiwick' },
        user: { id: asked.user_handle, name: asked.email, displayName: asked.name },
        // Ed25519, ECDSA with P-256, RSA: what the server verifies.
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: descriptors(asked.known),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        attestation: 'none',
      },
    });
    return {
      id,
      client_data: response.clientDataJSON,
      attestation_object: response.attestationObject,
      transports: [...(response.transports ?? [])],
    };
  } catch (error) {
    throw notUsed(error);
  }
}
