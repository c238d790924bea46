/** What a profile knows about its identity provider and about our client there: read, checked, then trusted. */
import { systemClock } from '../../../kernel/clock.ts';
import type { Db } from '../../../kernel/database.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { OutboundError, type OutboundHttp } from '../../../kernel/outbound-http.ts';
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { assertVersion } from '../../../kernel/versions.ts';
import type { FaultName } from '../faults.ts';
import { discover } from '../oidc/index.ts';
import { sealSecret } from '../our-side.ts';
import { presentCertificate, presentCheck, targetOf } from '../presenting.ts';
import type { Check, OidcProvider, ReadProvider, SamlProvider } from '../protocol.ts';
import type { ProviderSource } from '../provider-contract.ts';
import { type CertificateFacts, firstFailure, trustOf } from '../rules.ts';
import { readMetadata, readSamlFields } from '../saml/index.ts';
import * as store from '../store.ts';
import { ssoProfileErrors, ssoProfileEvents } from '../vocabulary.ts';
import { assertMayConfigure, getProfile } from './profiles.ts';

const metadataLimits = { maxBytes: 1024 * 1024, timeoutMs: 8_000 };

type AnyProvider = SamlProvider | OidcProvider;

export interface Read {
  readonly provider: AnyProvider | undefined;
  readonly checks: readonly Check[];
  readonly certificates: readonly CertificateFacts[];
  readonly metadataUrl: string | null;
}

const toRead = (read: ReadProvider<AnyProvider>, metadataUrl: string | null): Read => ({
  provider: firstFailure(read.checks) === undefined ? read.provider : undefined,
  checks: read.checks,
  certificates: (read.certificates ?? []).map(({ endsAt, ...facts }) => ({
    ...facts,
    ends_at: endsAt.toISOString(),
  })),
  metadataUrl,
});

const reachable = (found: string, outcome: 'passed' | 'failed'): Check => ({
  name: 'reachable',
  outcome,
  expected: 'status 200',
  found,
  ...(outcome === 'failed' ? { fault: 'metadata_unreachable' satisfies FaultName } : {}),
});

/** SAML metadata behind an address. Trouble on the way is a check that failed, not an error. */
async function fetchMetadata(outbound: OutboundHttp, url: string): Promise<Read> {
  try {
    const answer = await outbound.get(new URL(url), metadataLimits);
    if (answer.status !== 200) {
      const lead = answer.location === undefined ? '' : ` → ${answer.location.slice(0, 200)}`;
      const checks = [reachable(`status ${answer.status}${lead}`, 'failed')];
      return { provider: undefined, checks, certificates: [], metadataUrl: url };
    }
    const read = toRead(readMetadata(answer.body.toString('utf8'), systemClock.now()), url);
    return { ...read, checks: [reachable('status 200', 'passed'), ...read.checks] };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const checks = [reachable(error.message, 'failed')];
    return { provider: undefined, checks, certificates: [], metadataUrl: url };
  }
}

/** @throws sso_profile.wrong_protocol */
export async function readSource(
  kernel: Kernel,
  protocol: store.ProfileRow['protocol'],
  source: ProviderSource,
): Promise<Read> {
  const { metadata_url: metadataUrl, metadata_xml: xml, saml, issuer } = source;
  if ((issuer !== undefined) !== (protocol === 'oidc'))
    throw ssoProfileErrors.wrong_protocol(
      protocol === 'oidc'
        ? say('OpenID Connect is set up by the issuer.')
        : say('SAML is set up by metadata, or field by field.'),
    );
  const now = systemClock.now();
  if (metadataUrl !== undefined) return fetchMetadata(kernel.outbound, metadataUrl);
  if (xml !== undefined) return toRead(readMetadata(xml, now), null);
  if (issuer !== undefined) return toRead(await discover(issuer, kernel.outbound), issuer);
  const { entity_id: entityId, sign_on_url: signOnUrl, logout_url: logoutUrl } = saml ?? {};
  return toRead(
    readSamlFields(
      {
        entityId: entityId ?? '',
        signOnUrl: signOnUrl ?? '',
        ...(logoutUrl === undefined ? {} : { logoutUrl }),
        certificates: saml?.certificates ?? [],
      },
      now,
    ),
    null,
  );
}

/** Reads and checks, whatever comes out. */
export async function checkProvider(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  asked: { readonly id: string; readonly source: ProviderSource },
) {
  const row = await getProfile(db, scope, asked.id);
  const read = await readSource(kernel, row.protocol, asked.source);
  const now = systemClock.now();
  return {
    is_usable: read.provider !== undefined,
    issuer: read.provider === undefined ? null : issuerOf(read.provider),
    checks: read.checks.map(presentCheck),
    certificates: read.certificates.map((certificate) => presentCertificate(certificate, now)),
  };
}

export const issuerOf = (provider: AnyProvider): string =>
  'entityId' in provider ? provider.entityId : provider.issuer;

/** Before the transaction. @throws sso_profile.wrong_protocol, sso_profile.provider_unreadable */
export async function readUsable(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  asked: { readonly id: string; readonly source: ProviderSource },
): Promise<Read & { readonly provider: AnyProvider }> {
  const row = await getProfile(db, scope, asked.id);
  const read = await readSource(kernel, row.protocol, asked.source);
  if (read.provider !== undefined) return { ...read, provider: read.provider };
  const failed = firstFailure(read.checks);
  throw ssoProfileErrors.provider_unreadable(
    say('{check}: {expected} was expected, and {found} was found.', {
      check: failed?.name ?? '',
      expected: failed?.expected ?? '',
      found: failed?.found ?? '',
    }),
    { facts: { check: failed?.name ?? null, fault: failed?.fault ?? null } },
  );
}

function sayWhatEnds(work: Work, row: store.ProfileRow, isOtherTrust: boolean): void {
  const { impact } = work;
  impact.line({
    what: 'secrets_cleared',
    label: say('client secret has to be entered again'),
    count: isOtherTrust && row.clientSecretSealed !== null ? 1 : 0,
  });
  impact.line({
    what: 'tests_void',
    label: say('successful test is worth nothing any more'),
    count: isOtherTrust && row.isFreshlyTested ? 1 : 0,
  });
  const enforced = row.domains.filter(({ mode }) => mode === 'enforced');
  impact.line({
    what: 'domains_depending',
    label: say('domains whose people sign in through it only'),
    count: enforced.length,
    names: enforced.map(({ name }) => name),
  });
}

/** @throws request.stale */
export async function updateProvider(
  work: Work,
  scope: OrganizationScope,
  asked: {
    readonly id: string;
    readonly read: Read & { readonly provider: AnyProvider };
    readonly ifMatch?: number | undefined;
    /** Who holds the link by which it is done; absent: the caller. */
    readonly by?: string;
  },
): Promise<store.ProfileRow> {
  const row = await getProfile(work.db, scope, asked.id, true);
  await assertMayConfigure(work.db, scope);
  assertVersion(row.version, asked.ifMatch);
  const { provider, certificates, metadataUrl } = asked.read;
  const isOtherTrust =
    trustOf(provider) !== trustOf(row.provider) || metadataUrl !== row.metadataUrl;
  sayWhatEnds(work, row, isOtherTrust);
  const issuer = issuerOf(provider);
  const change = { provider, issuer, metadataUrl, certificates, isOtherTrust };
  await store.updateProvider(work.db, scope, row.id, change);
  work.audit({
    event: ssoProfileEvents.provider_changed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: {
      issuer: row.issuer,
      metadata_url: row.metadataUrl,
      certificates: row.certificates.map(({ fingerprint }) => fingerprint),
    },
    after: {
      issuer,
      metadata_url: metadataUrl,
      certificates: certificates.map(({ fingerprint }) => fingerprint),
      secret_cleared: isOtherTrust && row.clientSecretSealed !== null,
      ...(asked.by === undefined ? {} : { by_link: asked.by }),
    },
  });
  return getProfile(work.db, scope, row.id);
}

/** @throws request.stale, sso_profile.wrong_protocol */
export async function updateClient(
  kernel: Kernel,
  work: Work,
  scope: OrganizationScope,
  asked: {
    readonly id: string;
    readonly clientId: string;
    readonly authentication: 'secret' | 'private_key';
    readonly secret: string | undefined;
    readonly ifMatch: number | undefined;
    /** Who holds the link by which it is done; absent: the caller. */
    readonly by?: string;
  },
): Promise<store.ProfileRow> {
  const row = await getProfile(work.db, scope, asked.id, true);
  await assertMayConfigure(work.db, scope);
  assertVersion(row.version, asked.ifMatch);
  if (row.protocol !== 'oidc')
    throw ssoProfileErrors.wrong_protocol(say('A SAML profile has no client.'));
  const { clientId, authentication, secret } = asked;
  const isOther = clientId !== row.clientId || authentication !== row.clientAuthentication;
  const place = {
    profileId: row.id,
    organizationId: scope.organizationId,
    column: 'client_secret_sealed' as const,
  };
  const secretSealed =
    secret !== undefined
      ? await sealSecret(kernel, work.db, place, secret)
      : isOther
        ? null
        : undefined;
  await store.updateClient(work.db, scope, row.id, { clientId, authentication, secretSealed });
  work.audit({
    event: ssoProfileEvents.client_changed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { client_id: row.clientId, authentication: row.clientAuthentication },
    after: {
      client_id: clientId,
      authentication,
      secret_entered: secret !== undefined,
      ...(asked.by === undefined ? {} : { by_link: asked.by }),
    },
  });
  return getProfile(work.db, scope, row.id);
}
