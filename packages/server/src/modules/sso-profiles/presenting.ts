/** Profiles and checks as answers show them. Never a secret. */
import { sid, sidOrNull } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type KeptText, readText, say, type Text } from '../../kernel/text.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import type { Fault } from './fault.ts';
import { type FaultName, faults } from './faults.ts';
import { ourAddresses, ourValue } from './our-side.ts';
import type { Check } from './protocol.ts';
import { formOf, titleOf } from './provider-kinds.ts';
import {
  type CertificateFacts,
  daysUntil,
  missingOf,
  type SetupFacts,
  type SetupStep,
  setupStepOf,
} from './rules.ts';
import type { ProfileRow } from './store.ts';

/** Undefined: it is not in the catalogue. */
export const findFault = (code: string): Fault | undefined =>
  Object.hasOwn(faults, code) ? faults[code as FaultName] : undefined;

export function presentCheck({ name, outcome, expected, found, fault }: Check) {
  const { title = null, cause = null, cure = null } = findFault(fault ?? '') ?? {};
  return { name, outcome, expected, found, fault: fault ?? null, title, cause, cure };
}

export const presentCertificate = (
  { subject, fingerprint, algorithm, ends_at }: CertificateFacts,
  now: Date,
) => ({ subject, fingerprint, algorithm, ends_at, days_left: daysUntil(now, new Date(ends_at)) });

export const hasClient = (row: ProfileRow): boolean =>
  row.clientId !== null &&
  (row.clientAuthentication === 'private_key' || row.clientSecretSealed !== null);

export function setupFactsOf(row: ProfileRow): SetupFacts {
  return {
    protocol: row.protocol,
    hasProvider: row.provider !== null,
    hasClient: hasClient(row),
    isTested: row.testedAt !== null && row.testedConfiguration === row.configuration,
    domains: row.domains.length,
    enforcedDomains: row.domains.filter(({ mode }) => mode === 'enforced').length,
  };
}

export const isReady = (row: ProfileRow): boolean => missingOf(setupFactsOf(row)).length === 0;

const sentences: Readonly<Record<SetupStep, (title: string) => Text>> = {
  provider: (title) =>
    say('Your move: create the app in {title}, then bring what it shows about itself.', { title }),
  client: (title) => say('Your move: enter the client that you made in {title}.', { title }),
  test: () => say('Your move: test it. Nothing changes for anybody by a test.'),
  domains: () => say('Your move: choose the domains whose people sign in through it.'),
  enforce: () =>
    say('People can sign in through it, or as before. Closing the other ways is your move.'),
  done: () => say('It is the way to sign in. There is nothing to do.'),
};

/** Where passwords are open, nobody is kept out by it. */
function failingOf({ failingSince: since, failingPeople, domains }: ProfileRow) {
  return since !== null && domains.some(({ mode }) => mode === 'enforced')
    ? { since: since.toISOString(), people: failingPeople ?? 0 }
    : null;
}

function sentenceOf(row: ProfileRow): Text {
  if (row.state === 'disabled')
    return say('It is disabled: nobody signs in through it. Enabling it is your move.');
  const failing = failingOf(row);
  if (failing !== null)
    return say(
      'Nobody gets in: {people, plural, one {# person} other {# people}} tried within half an hour. Your move: put it right, or open passwords again.',
      { people: failing.people },
    );
  if (row.refreshFailedSince !== null)
    return say('The metadata of the provider cannot be read. What was read before still counts.');
  return sentences[setupStepOf(setupFactsOf(row))](titleOf(row.providerKind));
}

function presentTheirs({ provider, ...row }: ProfileRow, now: Date) {
  if (provider === null || row.issuer === null) return null;
  const isSaml = 'entityId' in provider;
  return {
    issuer: row.issuer,
    sign_on_url: isSaml ? provider.signOnUrl : provider.authorizationEndpoint,
    logout_url: (isSaml ? provider.logoutUrl : provider.endSessionEndpoint) ?? null,
    metadata_url: row.metadataUrl,
    certificates: row.certificates.map((certificate) => presentCertificate(certificate, now)),
    refreshed_at: row.refreshedAt?.toISOString() ?? null,
    refresh_failed_since: row.refreshFailedSince?.toISOString() ?? null,
    refresh_problem: row.refreshProblem === null ? null : readText(row.refreshProblem as KeptText),
  };
}

function presentForm({ publicUrl }: Kernel, row: ProfileRow) {
  const form = formOf(row.providerKind, row.protocol);
  return {
    menu: [...(form?.menu ?? [])],
    metadata_label: form?.metadataLabel ?? '',
    fields: (form?.fields ?? []).map(([value, label]) => ({
      value_of: value,
      label,
      value: ourValue(publicUrl, row, value),
    })),
  };
}

const presentDomain = (domain: ProfileRow['domains'][number]) => ({
  domain_sid: sid('DN', domain.domainId),
  name: domain.name,
  is_verified: domain.isVerified,
  mode: domain.mode,
  enforced_at: atOrNull(domain.enforcedAt),
  enforce_at: atOrNull(domain.enforceAt),
});

/** From a time as PostgreSQL writes it into JSON. */
const atOrNull = (at: string | null) => (at === null ? null : new Date(at).toISOString());

export function presentProfile(
  kernel: Kernel,
  catalogue: RoleCatalogue,
  row: ProfileRow,
  now: Date,
) {
  const facts = setupFactsOf(row);
  return {
    sid: sid('JB', row.id),
    name: row.name,
    protocol: row.protocol,
    provider_kind: row.providerKind,
    provider_title: titleOf(row.providerKind),
    state: row.state === 'enabled' ? ('enabled' as const) : ('disabled' as const),
    sentence: sentenceOf(row),
    setup: { step: setupStepOf(facts), missing: missingOf(facts) },
    ours: ourAddresses(kernel.publicUrl, row.id),
    form: presentForm(kernel, row),
    theirs: presentTheirs(row, now),
    client:
      row.clientId === null
        ? null
        : {
            client_id: row.clientId,
            authentication: row.clientAuthentication,
            is_complete: hasClient(row),
          },
    keys: { certificate: row.certificate, previous_certificate: row.previousCertificate },
    options: {
      sign_requests: row.signRequests,
      want_encrypted: row.wantEncrypted,
      name_id_format: row.nameIdFormat,
      scopes: [...row.scopes],
      email_attribute: row.emailAttribute,
      first_name_attribute: row.firstNameAttribute,
      last_name_attribute: row.lastNameAttribute,
      creates_people: row.createsPeople,
    },
    groups_attribute: row.groupsAttribute,
    role_mappings: row.roleMappings.map((mapping) => ({
      group: mapping.group,
      role_sid: mapping.role_sid,
      role_name: catalogue.nameOf(mapping.role_sid),
      account_sid: sidOrNull('AC', mapping.account_id),
    })),
    tested_at: row.testedAt?.toISOString() ?? null,
    is_freshly_tested: row.isFreshlyTested,
    failing: failingOf(row),
    domains: row.domains.map(presentDomain),
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** A profile as the target of an audit event. */
export const targetOf = (row: Pick<ProfileRow, 'id' | 'name'>) => ({
  type: 'sso_profile',
  sid: sid('JB', row.id),
  name: row.name,
});
