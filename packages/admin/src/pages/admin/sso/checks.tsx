/** What was looked at, one row each: what should be there, what is there, and for what is wrong its cause and cure. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../../api.ts';
import { ExpectedFound } from '../../../ui/expected-found.tsx';
import { Stamp, type Tone } from '../../../ui/parts.tsx';

type Check = Schemas['SsoCheck'];

const names: Readonly<Record<string, MessageDescriptor>> = {
  reachable: msg`The address answers`,
  metadata: msg`The metadata can be read`,
  entity: msg`Entity ID`,
  valid_until: msg`The metadata has not ended`,
  sign_on: msg`Sign-on address`,
  logout: msg`Sign-out address`,
  certificates: msg`Certificates can be read`,
  certificate_key: msg`Keys of the certificates`,
  certificate_end: msg`Certificates have not ended`,
  discovery: msg`The discovery document can be read`,
  issuer: msg`Issuer`,
  addresses: msg`Addresses of the provider`,
  flow: msg`Way of signing in`,
  pkce: msg`Protection of the code (PKCE)`,
  algorithms: msg`Algorithms of signatures`,
  client_authentication: msg`How our client proves itself`,
  message: msg`The message can be read`,
  response: msg`It is a response`,
  status: msg`Status of the provider`,
  destination: msg`Destination`,
  in_response_to: msg`Answers our request`,
  encryption: msg`Encryption`,
  response_signature: msg`Signature of the response`,
  signature: msg`Signature`,
  assertion: msg`Assertion`,
  assertion_issuer: msg`Issuer of the assertion`,
  subject: msg`Who it is`,
  confirmation: msg`Confirmation of the subject`,
  recipient: msg`Recipient`,
  confirmation_request: msg`The assertion answers our request`,
  confirmation_end: msg`The confirmation has not ended`,
  conditions: msg`Conditions`,
  audience: msg`Audience`,
  not_before: msg`Valid already`,
  not_on_or_after: msg`Still valid`,
  authn_statement: msg`Statement about signing in`,
  email: msg`E-mail address`,
  name_id_format: msg`Format of the NameID`,
  callback: msg`The answer can be read`,
  state: msg`Belongs to this browser’s request`,
  iss_parameter: msg`Issuer in the answer`,
  answer: msg`Answer of the provider`,
  token: msg`Token response`,
  id_token: msg`ID token`,
  algorithm: msg`Algorithm of the signature`,
  key: msg`Key of the signature`,
  authorized_party: msg`Authorized party`,
  issued: msg`Time of issue`,
  expires: msg`Has not expired`,
  nonce: msg`Nonce`,
  access_token_hash: msg`Hash of the access token`,
  userinfo: msg`User info`,
  replay: msg`Comes for the first time`,
  person: msg`Who it is here`,
  roles: msg`Roles by groups`,
};

const nameOf = (check: Check): string => {
  const known = names[check.name];
  return known === undefined ? check.name : i18n._(known);
};

const outcomes: Readonly<Record<Check['outcome'], { word: MessageDescriptor; tone: Tone }>> = {
  passed: { word: msg`right`, tone: 'ok' },
  failed: { word: msg`wrong`, tone: 'bad' },
  warned: { word: msg`look at it`, tone: 'warn' },
  not_reached: { word: msg`not reached`, tone: 'plain' },
};

const needsWords = ({ outcome }: Check) => outcome === 'failed' || outcome === 'warned';

/** What is wrong stands first and whole; everything that was looked at is a table below. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const wrong = checks.filter(needsWords);
  return (
    <>
      {wrong.map((check) => (
        <Fault key={check.name} check={check} />
      ))}
      <details open={wrong.length === 0}>
        <summary>{lookedAt(checks)}</summary>
        <CheckTable checks={checks} />
      </details>
    </>
  );
}

function lookedAt(checks: readonly Check[]): string {
  const passed = checks.filter(({ outcome }) => outcome === 'passed').length;
  const count = checks.length;
  const all = plural(count, {
    one: '# thing was looked at',
    other: '# things were looked at',
  });
  const right = plural(passed, { one: '# is right', other: '# are right' });
  return t`${all}, ${right}`;
}

function Fault({ check }: { check: Check }) {
  return (
    <section className="notice" data-tone={check.outcome === 'failed' ? 'bad' : 'warn'}>
      <h2>{check.title ?? nameOf(check)}</h2>
      {check.cause === null ? null : <p>{check.cause}</p>}
      {check.cure === null ? null : (
        <p>
          <strong>
            <Trans>What to change:</Trans>
          </strong>{' '}
          {check.cure}
        </p>
      )}
      {check.expected === '' && check.found === '' ? null : (
        <Compared expected={check.expected} found={check.found} />
      )}
    </section>
  );
}

/** How much of the shorter one both begin and end with: marks help where one is a slip of the other. */
function areAlike(expected: string, found: string): boolean {
  const shorter = Math.min(expected.length, found.length);
  let same = 0;
  while (same < shorter && expected[same] === found[same]) same += 1;
  let behind = 0;
  while (behind < shorter - same && expected.at(-1 - behind) === found.at(-1 - behind)) behind += 1;
  return same + behind >= shorter / 2;
}

function Compared({ expected, found }: Pick<Check, 'expected' | 'found'>) {
  if (areAlike(expected, found))
    return <ExpectedFound expected={expected} found={found} source={null} />;
  return (
    <dl className="ruled">
      <div>
        <dt>
          <Trans>Expected</Trans>
        </dt>
        <dd className="mono">{expected}</dd>
      </div>
      <div>
        <dt>
          <Trans>Found</Trans>
        </dt>
        <dd className="mono">{found}</dd>
      </div>
    </dl>
  );
}

function CheckTable({ checks }: { checks: readonly Check[] }) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Everything that was looked at`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>What</Trans>
            </th>
            <th scope="col">
              <Trans>Outcome</Trans>
            </th>
            <th scope="col">
              <Trans>Expected</Trans>
            </th>
            <th scope="col">
              <Trans>Found</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.name} data-check={check.name} data-outcome={check.outcome}>
              <td data-label={t`What`}>{nameOf(check)}</td>
              <td data-label={t`Outcome`}>
                <Stamp tone={outcomes[check.outcome].tone}>
                  {i18n._(outcomes[check.outcome].word)}
                </Stamp>
              </td>
              <td data-label={t`Expected`}>
                <code>{check.expected}</code>
              </td>
              <td data-label={t`Found`}>
                <code>{check.found}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
