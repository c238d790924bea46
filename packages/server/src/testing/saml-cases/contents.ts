/** Responses that the provider signed, and that say something wrong or leave something out. */
import {
  after,
  buildAssertion,
  buildResponse,
  element,
  type ResponseParts,
  toForm,
} from '../saml-messages.ts';
import { partsOf, replaced, type SamlCase, type SamlStage, writeForm } from './stage.ts';

type Values = readonly (string | undefined)[];

/** One part after the other takes each of the wrong values. */
function each(
  stage: SamlStage,
  fault: string,
  names: readonly (keyof ResponseParts)[],
  values: Values,
): SamlCase[] {
  return names.flatMap((name) =>
    values.map((value) => ({
      name: `${name} is ${value === undefined ? 'missing' : JSON.stringify(value.slice(0, 80))}`,
      form: writeForm(stage, { parts: { [name]: value } }),
      fault,
    })),
  );
}

const one = (
  stage: SamlStage,
  [name, fault, parts]: readonly [string, string, Partial<ResponseParts>],
): SamlCase => ({ name, fault, form: writeForm(stage, { parts }) });

/** Addresses that look like the right one. */
const near = (right: string): Values => [
  undefined,
  ...lookalikes(right).filter((item) => item !== right),
];

const lookalikes = (right: string): string[] => [
  '',
  `${right}/`,
  `${right}?x=1`,
  `${right}#`,
  ` ${right}`,
  `${right}\n`,
  right.toUpperCase(),
  right.replace('https:', 'http:'),
  right.replace('vendor-of-things.com', 'vendor-of-things.com.evil.test'),
  right.replace('corp-of-tests.com', 'corp-of-tests.com.evil.test').replace('SP1', 'SP2'),
  'https://evil.test/acs',
];

function addresses(stage: SamlStage): SamlCase[] {
  const { acsUrl, idpEntityId, requestId, spEntityId } = stage;
  const wrongAudiences = near(spEntityId).filter((item) => item !== undefined);
  return [
    ...each(stage, 'saml_destination', ['destination'], near(acsUrl)),
    ...each(stage, 'saml_recipient', ['recipient'], near(acsUrl)),
    ...each(stage, 'saml_issuer', ['responseIssuer', 'assertionIssuer'], near(idpEntityId)),
    ...each(
      stage,
      'saml_in_response_to',
      ['inResponseTo', 'confirmationInResponseTo'],
      [undefined, '', '_another', `${requestId}x`, requestId.toUpperCase(), ` ${requestId}`],
    ),
    ...wrongAudiences.map((item) =>
      one(stage, [`audience is ${JSON.stringify(item)}`, 'saml_audience', { audiences: [item] }]),
    ),
    one(stage, ['no audience restriction', 'saml_audience', { audiences: undefined }]),
    one(stage, ['an empty audience restriction', 'saml_audience', { audiences: [] }]),
    one(stage, [
      'a second restriction for somebody else',
      'saml_audience',
      {
        extraInConditions: element(
          'saml:AudienceRestriction',
          {},
          element('saml:Audience', {}, 'https://another.test/sp'),
        ),
      },
    ]),
    {
      name: 'no request of this browser',
      form: writeForm(stage),
      fault: 'saml_in_response_to',
      requestId: null,
    },
    {
      name: 'a request of another browser',
      form: writeForm(stage),
      fault: 'saml_in_response_to',
      requestId: '_other',
    },
    {
      name: 'started at the provider',
      form: writeForm(stage, {
        parts: { inResponseTo: undefined, confirmationInResponseTo: undefined },
      }),
      fault: 'saml_unsolicited',
      requestId: null,
    },
  ];
}

function times(stage: SamlStage): SamlCase[] {
  const { now } = stage;
  const unreadable = [
    undefined,
    '',
    'soon',
    '2026-13-40T00:00:00Z',
    after(now, 0).replace('Z', ''),
    after(now, 0).replace('Z', '+00:00'),
    after(now, 0).slice(0, 10),
    ` ${after(now, 0)}`,
    String(now.getTime()),
  ];
  const ends: (keyof ResponseParts)[] = ['notOnOrAfter', 'confirmationNotOnOrAfter'];
  return [
    ...each(stage, 'saml_time_form', ['issueInstant', 'notBefore', ...ends], unreadable),
    ...each(
      stage,
      'saml_time_form',
      ['confirmationNotBefore', 'sessionNotOnOrAfter'],
      ['', 'soon'],
    ),
    ...each(stage, 'saml_authn_statement', ['authnInstant'], [undefined, '', 'soon']),
    ...each(stage, 'saml_expired', ends, [
      after(now, -60),
      after(now, -61),
      after(now, -300),
      '1970-01-01T00:00:00Z',
    ]),
    ...each(
      stage,
      'saml_not_yet_valid',
      ['issueInstant', 'notBefore', 'confirmationNotBefore'],
      [after(now, 61), after(now, 300), '2199-01-01T00:00:00Z'],
    ),
    ...each(
      stage,
      'saml_session_ended',
      ['sessionNotOnOrAfter'],
      // The session here ends at that moment: clocks that differ are no reason to begin one that is over.
      [after(now, 0), after(now, -1), after(now, -59), after(now, -61), after(now, -3_600)],
    ),
    ...each(
      stage,
      'saml_version',
      ['version', 'assertionVersion'],
      [undefined, '', '1.1', '2', '2.00', 'two', ' 2.0'],
    ),
  ];
}

const statusOf = (name: string) => `urn:oasis:names:tc:SAML:2.0:status:${name}`;

function statuses(stage: SamlStage): SamlCase[] {
  const requester = statusOf('Requester');
  const without = (parts: Partial<ResponseParts>): string =>
    toForm(buildResponse(partsOf(stage, parts), ''));
  const inner = (name: string, fault: string): SamlCase => ({
    name: `the provider says ${name}`,
    fault,
    form: without({ status: requester, innerStatus: statusOf(name), statusMessage: 'not you' }),
  });
  return [
    ...each(
      stage,
      'saml_status_failed',
      ['status'],
      [
        undefined,
        '',
        requester,
        statusOf('Responder'),
        statusOf('VersionMismatch'),
        'Success',
        ` ${statusOf('Success')}`,
        statusOf('success'),
      ],
    ),
    inner('RequestDenied', 'saml_status_denied'),
    inner('AuthnFailed', 'saml_status_denied'),
    inner('UnknownPrincipal', 'saml_status_denied'),
    inner('NoPassive', 'saml_status_denied'),
    inner('InvalidNameIDPolicy', 'saml_status_name_id_policy'),
    inner('UnsupportedBinding', 'saml_status_failed'),
    inner('constructor', 'saml_status_failed'),
    { name: 'success and no assertion', form: without({}), fault: 'saml_no_assertion' },
    {
      name: 'status of success around one of failure',
      form: writeForm(stage, {
        atLast: (xml) =>
          replaced(
            xml,
            '<samlp:Status>',
            '<samlp:Status><samlp:StatusCode Value="urn:x"></samlp:StatusCode>',
          ),
      }),
      fault: 'saml_status_failed',
    },
  ];
}

function subjects(stage: SamlStage): SamlCase[] {
  const invisible = ['\u200b', '\u202e', '\u00ad', '\ufeff', '\t', '\n', '\ue000'];
  // The parser of the library reads these as ends of lines, so that they are not what was signed.
  const ends = ['\u2028', '\u0085'];
  const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
  const usual = partsOf(stage);
  const confirmation = (method: string, content = '') =>
    element('saml:SubjectConfirmation', { Method: method }, content);
  const subject = (...content: string[]): Partial<ResponseParts> => ({
    subjectXml: element('saml:Subject', {}, ...content),
  });
  const nameId = element('saml:NameID', {}, 'alice');
  const data = element('saml:SubjectConfirmationData', {
    InResponseTo: usual.confirmationInResponseTo,
    NotOnOrAfter: usual.confirmationNotOnOrAfter,
    Recipient: usual.recipient,
  });
  const good = confirmation(bearer, data);
  const cases: [string, string, Partial<ResponseParts>][] = [
    ['no subject', 'saml_subject', { subjectXml: ' ' }],
    ['a subject without NameID', 'saml_subject', subject(good)],
    ['two NameIDs', 'saml_structure', subject(nameId, nameId, good)],
    ['an EncryptedID', 'saml_subject', subject(element('saml:EncryptedID', {}), good)],
    ['a BaseID', 'saml_subject', subject(element('saml:BaseID', {}), good)],
    [
      'an element in the NameID',
      'saml_subject',
      subject(element('saml:NameID', {}, 'alice', element('saml:b', {}, '@evil.test')), good),
    ],
    ['a NameID of 256 characters', 'saml_subject', { nameId: 'a'.repeat(256) }],
    [
      'a NameID that changes each time',
      'saml_name_id_transient',
      { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
    ],
    ['no confirmation', 'saml_confirmation', { method: undefined }],
    ['two bearers', 'saml_confirmation', subject(nameId, good, good)],
    ['a bearer without data', 'saml_confirmation', subject(nameId, confirmation(bearer))],
    [
      'a bearer with a key',
      'saml_confirmation',
      subject(nameId, confirmation(bearer, replaced(data, '></', '><saml:x></saml:x></'))),
    ],
    ['text in the subject', 'saml_structure', subject('alice', nameId, good)],
    [
      'a foreign element in the subject',
      'saml_structure',
      { extraInSubject: element('x:y', { 'xmlns:x': 'urn:x' }) },
    ],
  ];
  return [
    ...cases.map((item) => one(stage, item)),
    ...each(
      stage,
      'saml_subject',
      ['nameId'],
      [undefined, '', ' ', ' alice@corp-of-tests.com', 'alice@corp-of-tests.com '],
    ),
    ...each(
      stage,
      'saml_signature_altered',
      ['nameId'],
      ends.map((char) => `alice${char}@corp-of-tests.com`),
    ),
    ...each(
      stage,
      'saml_subject',
      ['nameId'],
      invisible.map((char) => `alice${char}@corp-of-tests.com`),
    ),
    ...each(
      stage,
      'saml_confirmation',
      ['method'],
      [
        '',
        'bearer',
        bearer.toUpperCase(),
        'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key',
        'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches',
        'urn:oasis:names:tc:SAML:1.0:cm:bearer',
      ],
    ),
  ];
}

function elements(stage: SamlStage): SamlCase[] {
  const { now, spEntityId } = stage;
  const open = { NotBefore: after(now, -30), NotOnOrAfter: after(now, 300) };
  const forUs = element('saml:AudienceRestriction', {}, element('saml:Audience', {}, spEntityId));
  const conditions = (...content: string[]) => ({
    conditionsXml: element('saml:Conditions', open, forUs, ...content),
  });
  const foreign = element('x:Thing', { 'xmlns:x': 'urn:x' });
  const cases: [string, string, Partial<ResponseParts>][] = [
    ['no conditions', 'saml_conditions', { conditionsXml: ' ' }],
    ['a condition that nobody knows', 'saml_conditions', conditions(element('saml:Condition', {}))],
    ['a foreign condition', 'saml_conditions', conditions(foreign)],
    ['text among the conditions', 'saml_conditions', conditions('x')],
    ['two OneTimeUse', 'saml_conditions', conditions(element('saml:OneTimeUse', {}).repeat(2))],
    [
      'two Conditions',
      'saml_structure',
      { conditionsXml: element('saml:Conditions', open, forUs).repeat(2) },
    ],
    ['no AuthnStatement', 'saml_authn_statement', { authnStatementXml: ' ' }],
    [
      'an AuthnStatement of another namespace',
      'saml_structure',
      {
        authnStatementXml: element('x:AuthnStatement', {
          'xmlns:x': 'urn:x',
          AuthnInstant: after(now, 0),
        }),
      },
    ],
    ['advice', 'saml_structure', { extraInAssertion: element('saml:Advice', {}) }],
    [
      'an authorization decision',
      'saml_structure',
      { extraInAssertion: element('saml:AuthzDecisionStatement', {}) },
    ],
    [
      'a statement of its own',
      'saml_structure',
      { extraInAssertion: element('saml:Statement', {}) },
    ],
    ['a foreign element in the assertion', 'saml_structure', { extraInAssertion: foreign }],
    ['text in the assertion', 'saml_structure', { extraInAssertion: 'x' }],
    ['two subjects', 'saml_structure', { extraInAssertion: element('saml:Subject', {}) }],
    [
      'two issuers of the assertion',
      'saml_structure',
      { extraInAssertion: element('saml:Issuer', {}, stage.idpEntityId) },
    ],
    ['extensions', 'saml_structure', { extraInResponse: element('samlp:Extensions', {}) }],
    ['a foreign element in the response', 'saml_structure', { extraInResponse: foreign }],
    ['text in the response', 'saml_structure', { extraInResponse: 'x' }],
    ['two statuses', 'saml_structure', { extraInResponse: element('samlp:Status', {}) }],
    [
      'a foreign element among the attributes',
      'saml_structure',
      { attributesXml: element('saml:AttributeStatement', {}, foreign) },
    ],
    ['no ID of the response', 'saml_structure', { responseId: '' }],
    ['an ID that begins with a number', 'saml_structure', { responseId: '1x' }],
    [
      'two e-mail addresses',
      'saml_email_ambiguous',
      { nameId: 'E-1', attributes: { mail: ['a@corp-of-tests.com', 'b@corp-of-tests.com'] } },
    ],
    [
      'two attributes of the e-mail address',
      'saml_email_ambiguous',
      {
        nameId: 'E-1',
        attributes: { email: ['a@corp-of-tests.com'], EMAIL: ['b@corp-of-tests.com'] },
      },
    ],
  ];
  return [
    ...cases.map((item) => one(stage, item)),
    {
      name: 'two of the e-mail attribute of the profile',
      form: writeForm(stage, {
        parts: { attributes: { upn: ['a@corp-of-tests.com', 'b@corp-of-tests.com'] } },
      }),
      fault: 'saml_email_ambiguous',
      emailAttribute: 'upn',
    },
  ];
}

/** The right elements in the wrong namespace, and the wrong messages. */
function namespaces(stage: SamlStage): SamlCase[] {
  const parts = partsOf(stage);
  const assertion = buildAssertion(parts);
  const swap = (name: string, fault: string, from: string | RegExp, to: string): SamlCase => ({
    name,
    fault,
    form: writeForm(stage, { atLast: (xml) => replaced(xml, from, to) }),
  });
  const before = (name: string, from: string, to: string): SamlCase => {
    const wrong = replaced(assertion, new RegExp(from, 'g'), to);
    return {
      name,
      fault: 'saml_structure',
      form: writeForm(stage, { assertion: false, afterSigning: () => wrong }),
    };
  };
  return [
    swap(
      'a Response of SAML 1.1',
      'saml_not_a_response',
      'urn:oasis:names:tc:SAML:2.0:protocol',
      'urn:oasis:names:tc:SAML:1.0:protocol',
    ),
    swap(
      'a Response of no namespace we know',
      'saml_not_a_response',
      'urn:oasis:names:tc:SAML:2.0:protocol',
      'urn:x',
    ),
    swap(
      'a Response of the namespace of assertions',
      'saml_not_a_response',
      'urn:oasis:names:tc:SAML:2.0:protocol',
      'urn:oasis:names:tc:SAML:2.0:assertion',
    ),
    swap('a LogoutResponse', 'saml_not_a_response', /samlp:Response/g, 'samlp:LogoutResponse'),
    swap('an AuthnRequest', 'saml_not_a_response', /samlp:Response/g, 'samlp:AuthnRequest'),
    swap('an ArtifactResponse', 'saml_not_a_response', /samlp:Response/g, 'samlp:ArtifactResponse'),
    swap(
      'a Response with a small letter',
      'saml_not_a_response',
      /samlp:Response/g,
      'samlp:response',
    ),
    { name: 'an assertion alone', form: toForm(assertion), fault: 'saml_not_a_response' },
    {
      name: 'a response in an envelope of SOAP',
      form: writeForm(stage, {
        atLast: (xml) => `<S:Envelope xmlns:S="urn:soap"><S:Body>${xml}</S:Body></S:Envelope>`,
      }),
      fault: 'saml_not_a_response',
    },
    before(
      'an assertion of another namespace',
      'urn:oasis:names:tc:SAML:2.0:assertion',
      'urn:oasis:names:tc:SAML:1.0:assertion',
    ),
    before(
      'an assertion of the namespace of messages',
      'urn:oasis:names:tc:SAML:2.0:assertion',
      'urn:oasis:names:tc:SAML:2.0:protocol',
    ),
    swap(
      'a status of another namespace',
      'saml_structure',
      '<samlp:Status>',
      '<samlp:Status xmlns:samlp="urn:x">',
    ),
    swap(
      'a destination of another namespace',
      'saml_destination',
      ' Destination=',
      ' samlp:Destination=',
    ),
    swap('an ID of another namespace', 'saml_structure', /ID="_r/, 'samlp:ID="_r'),
    swap(
      'an InResponseTo of another namespace',
      'saml_in_response_to',
      ' InResponseTo=',
      ' samlp:InResponseTo=',
    ),
    swap(
      'an issuer of another namespace',
      'saml_structure',
      '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">',
      '<saml:Issuer xmlns:saml="urn:x">',
    ),
  ];
}

export const contentCases = (stage: SamlStage): SamlCase[] => [
  ...addresses(stage),
  ...times(stage),
  ...statuses(stage),
  ...subjects(stage),
  ...elements(stage),
  ...namespaces(stage),
];
