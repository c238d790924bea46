/** How an OAuth app is told to people and programs. */
import { sid } from '../../kernel/ids.ts';
import { say, type Text } from '../../kernel/text.ts';
import { whyDead } from '../api-keys/index.ts';
import { shownStart } from './secret-format.ts';
import type * as store from './store.ts';

export const oauthAppTarget = (row: Pick<store.OauthAppRow, 'id' | 'name'>) => ({
  type: 'oauth_app',
  sid: sid('OQ', row.id),
  name: row.name,
});

function sentenceOf(row: store.OauthAppRow): Text {
  const dead = whyDead(row);
  if (dead !== undefined) return dead;
  if (row.isSecretTooOld)
    return say(
      'It gets no tokens: its secret became older than the organization let secrets become, and stays dead. {name} can give it a new one.',
      { name: row.madeBy },
    );
  if (row.previousWorksUntil !== null)
    return say('It works, and so does the secret before: replace that one in your program.');
  if (row.grantType === 'authorization_code')
    return row.people === 0
      ? say('It works, and acts for nobody now. Whoever uses the program is asked.')
      : say(
          '{count, plural, one {It acts for # person who allowed it.} other {It acts for # people who allowed it.}}',
          { count: row.people },
        );
  return row.lastUsedAt === null
    ? say('It works, and nothing has got a token yet.')
    : say('It works until somebody revokes it.');
}

/** As answers and the audit log say it. */
export const at = (moment: Date | null) => moment?.toISOString() ?? null;

export function presentOauthApp(row: store.OauthAppRow) {
  return {
    sid: sid('OQ', row.id),
    name: row.name,
    description: row.description,
    starts_with: shownStart(row.id),
    state: row.state,
    sentence: sentenceOf(row),
    grant_type: row.grantType,
    permissions: row.permissions,
    redirect_uris: row.redirectUris,
    company_name: row.companyName,
    homepage_url: row.homepageUrl,
    terms_url: row.termsUrl,
    people: row.people,
    access_token_seconds: row.accessTokenSeconds,
    made_by: row.madeBy,
    made_by_sid: sid('US', row.madeById),
    created_at: row.createdAt.toISOString(),
    rolled_at: at(row.rolledAt),
    old_secret_works_until: row.state === 'active' ? at(row.previousWorksUntil) : null,
    secret_works_until: at(row.secretWorksUntil),
    last_used_at: at(row.lastUsedAt),
    last_used_from: row.lastUsedFrom,
    ended_at: at(row.endedAt),
    version: row.version,
  };
}
