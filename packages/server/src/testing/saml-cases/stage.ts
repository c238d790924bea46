/** Where the cases play: one provider, one profile, everybody's keys, and how a response is put together. */
import {
  buildAssertion,
  buildResponse,
  type Conversation,
  makeSamlKey,
  type ResponseParts,
  type SamlKey,
  type SignatureParts,
  signElement,
  toForm,
  usualParts,
} from '../saml-messages.ts';

export interface SamlStage extends Conversation {
  readonly idp: SamlKey;
  /** Of the same provider, while it rolls over. */
  readonly idpNext: SamlKey;
  readonly idpCurve: SamlKey;
  readonly attacker: SamlKey;
  readonly sp: SamlKey;
  readonly spBefore: SamlKey;
}

export interface SamlCase {
  readonly name: string;
  /** The value of the form field. */
  readonly form: string;
  /** Of the first check that fails. */
  readonly fault: string;
  readonly requestId?: string | null;
  readonly wantEncrypted?: boolean;
  readonly emailAttribute?: string;
}

export async function makeSamlStage(now: Date): Promise<SamlStage> {
  const [idp, idpNext, idpCurve, attacker, sp, spBefore] = await Promise.all(
    (['rsa', 'rsa', 'ec', 'rsa', 'rsa', 'rsa'] as const).map((kind) => makeSamlKey(kind)),
  );
  if (!idp || !idpNext || !idpCurve || !attacker || !sp || !spBefore) throw new Error('no keys');
  return {
    idp,
    idpNext,
    idpCurve,
    attacker,
    sp,
    spBefore,
    now,
    idpEntityId: 'https://idp.corp-of-tests.com/saml',
    spEntityId: 'https://id.vendor-of-things.com/sso/saml/SP1',
    acsUrl: 'https://id.vendor-of-things.com/sso/saml/SP1/acs',
    requestId: '_request-of-this-browser',
    nameId: 'alice@corp-of-tests.com',
  };
}

export interface Wish {
  readonly parts?: Partial<ResponseParts>;
  /** How the assertion is signed; false: not at all. */
  readonly assertion?: Partial<SignatureParts> | false;
  /** How the response is signed; by default not at all. */
  readonly response?: Partial<SignatureParts> | false;
  /** Changes the assertion once it is signed. */
  readonly afterSigning?: (assertion: string) => string;
  /** Changes the whole message at the end. */
  readonly atLast?: (response: string) => string;
}

export const partsOf = (stage: SamlStage, parts: Partial<ResponseParts> = {}): ResponseParts => ({
  ...usualParts(stage),
  ...parts,
});

export function signedAssertion(
  stage: SamlStage,
  parts: ResponseParts,
  how: Wish['assertion'] = {},
) {
  const plain = buildAssertion(parts);
  return how === false ? plain : signElement(plain, parts.assertionId, { key: stage.idp, ...how });
}

export function writeResponse(stage: SamlStage, wish: Wish = {}): string {
  const parts = partsOf(stage, wish.parts);
  const assertion = signedAssertion(stage, parts, wish.assertion);
  const inside = wish.afterSigning?.(assertion) ?? assertion;
  const plain = buildResponse(parts, inside);
  const { response = false } = wish;
  const whole =
    response === false
      ? plain
      : signElement(plain, parts.responseId, { key: stage.idp, ...response });
  return wish.atLast?.(whole) ?? whole;
}

export const writeForm = (stage: SamlStage, wish: Wish = {}): string =>
  toForm(writeResponse(stage, wish));

/** Replaces text that has to be there: a case that changes nothing would test nothing. */
export function replaced(text: string, wanted: string | RegExp, by: string): string {
  const result = text.replace(wanted, () => by);
  if (result === text) throw new Error(`${String(wanted)} is not in the message`);
  return result;
}
