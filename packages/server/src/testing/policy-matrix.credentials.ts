/**
 * Every kind of credential, as somebody gets it and as it is used: what lives (sessions, keys, tokens), and what lets in (a password, a
 * passkey, a provider, a link). A further kind is a line here; `policy-matrix.test.ts` compares the list with the schema and the code.
 */
import { unique } from './app.ts';
import { enterByKey } from './break-glass.ts';
import { Visitor } from './factors.ts';
import { policyOrigin } from './policies.ts';
import { ask, outcomeOfAnswer, send } from './policy-matrix.asking.ts';
import {
  bearer,
  byPassword,
  bySso,
  type Holder,
  keyOf,
  lettingIn,
  linksOf,
  makeKey,
  makeProgram,
  newPair,
  newPerson,
  outcomeOfVisit,
  refill,
  tokenRequest,
  type Use,
  useBy,
  useByCookies,
  useByMachine,
  type World,
} from './policy-matrix.holders.ts';
import { askForToken, clientOf } from './programs.ts';
import { signInWithTick } from './remembered.ts';

export interface CredentialKind {
  /** Where the schema keeps it, purposes of one-time tokens, and methods of sessions. */
  readonly kept: readonly string[];
  readonly give: (world: World, holder: Holder) => Promise<Use>;
}

export const credentials = {
  'session by a password': {
    kept: ['sessions.secret_hash', 'password'],
    async give(world, holder) {
      await refill(holder);
      const { visitor, answer } = await byPassword(world.app, holder);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return useByCookies(world, holder, visitor.cookies);
    },
  },
  'session by a passkey': {
    kept: ['sessions.secret_hash', 'passkey'],
    async give(world, holder) {
      const { visitor, outcome } = await enterByKey(world.app, keyOf(holder));
      if (outcome !== 'done') throw new Error(outcome);
      return useByCookies(world, holder, visitor.cookies);
    },
  },
  'session by single sign-on': {
    kept: ['sessions.secret_hash', 'sso'],
    async give(world, holder) {
      const { browser, got } = await bySso(world, holder);
      if (got.status !== 200) throw new Error(JSON.stringify(got.body));
      return useByCookies(world, holder, browser.cookies);
    },
  },
  'session of the command line': {
    kept: ['sessions.secret_hash'],
    async give(world, holder) {
      const { verifier, challenge } = newPair();
      const { code } = await holder.person.client.signInCodes.create({ challenge });
      const { token } = await world.app.client().signInCodes.exchange({ code, verifier });
      return useBy(world, holder, bearer(token ?? ''));
    },
  },
  'API key': {
    kept: ['api_keys.secret_hash', 'api_keys.previous_secret_hash'],
    async give(world, holder) {
      const { key } = await makeKey(world, holder);
      return useByMachine(world, holder, key);
    },
  },
  'API key at a compatible address': {
    kept: ['api_keys.secret_hash'],
    async give(world, holder) {
      const { app, founded } = world;
      const { key } = await makeKey(world, holder);
      const accounts = `/Organizations/${founded.organizationSid}/Accounts`;
      const from = { headers: bearer(key), address: holder.address };
      return (act) =>
        ask(app, act === 'account' ? `${accounts}/${founded.accountSid}` : accounts, from);
    },
  },
  'token of an OAuth app': {
    kept: ['oauth_apps.secret_hash', 'oauth_apps.previous_secret_hash'],
    async give(world, holder) {
      const made = await makeProgram(world, holder);
      const { body } = await askForToken(world.app.url, clientOf(made));
      return useByMachine(world, holder, body.access_token ?? '');
    },
  },
  'secret of an OAuth app': {
    kept: ['oauth_apps.secret_hash', 'oauth_apps.previous_secret_hash'],
    async give(world, holder) {
      const client = clientOf(await makeProgram(world, holder));
      return () => tokenRequest(world, holder, client, { grant_type: 'client_credentials' });
    },
  },
  'token of an app that was let in': {
    kept: ['oauth_grants.code_hash'],
    async give(world, holder) {
      const { tokens } = await lettingIn(world, holder);
      return useByMachine(world, holder, tokens.access);
    },
  },
  'refresh token': {
    kept: ['oauth_refresh_tokens.token_hash'],
    async give(world, holder) {
      const { client, tokens } = await lettingIn(world, holder);
      let token = tokens.refresh;
      return async () => {
        const body = new URLSearchParams({
          client_id: client.id,
          client_secret: client.secret,
          grant_type: 'refresh_token',
          refresh_token: token,
        });
        const { status, text } = await send(world.app, '/oauth2/token', {
          body,
          address: holder.address,
        });
        if (status === 200) token = (JSON.parse(text) as { refresh_token: string }).refresh_token;
        return outcomeOfAnswer(status, text);
      };
    },
  },
  'SCIM token': {
    kept: ['provisioning_tokens.secret_hash'],
    give: ({ scim }, { address }) =>
      Promise.resolve(async () => {
        const from = { 'x-forwarded-for': address };
        const { status, text } = await scim.call('GET', '/Users?count=1', undefined, from);
        return outcomeOfAnswer(status, text);
      }),
  },
  password: {
    kept: [
      'user_passwords.password_hash',
      'half_sessions.secret_hash',
      'recovery_codes.code_hash',
      'passkey_second_factor',
    ],
    async give({ app }, holder) {
      await refill(holder);
      return async () => outcomeOfVisit((await byPassword(app, holder, holder.address)).answer);
    },
  },
  'password in a remembered browser': {
    kept: ['remembered_browsers.secret_hash'],
    async give({ app }, { person, password, key, address }) {
      const visitor = new Visitor(app.url, policyOrigin, address);
      if (key !== undefined)
        await signInWithTick(app, { person, factor: key }, { visitor, password });
      if (![...visitor.cookies.keys()].some((name) => name.includes('remembered')))
        throw new Error('is not remembered');
      const { email } = person;
      return async () =>
        outcomeOfVisit(await visitor.call('POST', '/v1/sessions', { email, password }));
    },
  },
  passkey: {
    kept: ['passkey_sign_in'],
    give: async ({ app }, holder) => {
      const key = await Promise.resolve(keyOf(holder));
      return async () => {
        const visitor = new Visitor(app.url, policyOrigin, holder.address);
        const { body } = await visitor.call('POST', '/v1/passkey-sign-ins');
        const credential = key.sign(body);
        return outcomeOfVisit(
          await visitor.call('POST', '/v1/passkey-sign-ins/complete', { credential }),
        );
      };
    },
  },
  'identity provider': {
    kept: ['sso_requests.request_hash', 'sso_requests.answer_hash'],
    async give(world, holder) {
      await bySso(world, holder);
      return async () => {
        const { got } = await bySso(world, holder, holder.address);
        return outcomeOfAnswer(got.status, JSON.stringify(got.body));
      };
    },
  },
  'code of the command line': {
    kept: ['sign_in_code'],
    give: ({ app }, { person, address }) =>
      Promise.resolve(async () => {
        const { verifier, challenge } = newPair();
        // Where the browser is nothing is in the way but what its session proves.
        const begun = await send(app, '/v1/sign-in-codes', {
          headers: bearer(person.token),
          body: { challenge },
        });
        if (begun.status !== 201) return outcomeOfAnswer(begun.status, begun.text);
        const { code } = JSON.parse(begun.text) as { code: string };
        return ask(app, '/v1/sign-in-codes/exchange', { body: { code, verifier }, address });
      }),
  },
  'sign-up in the domain': {
    kept: ['sign_up', 'sign_up_proof'],
    give({ app, founded }, holder) {
      if (holder.isGuest) return Promise.reject(new Error('joins nobody'));
      return Promise.resolve(async () => {
        const email = `${unique('nora')}@${founded.domain}`;
        const { sid } = await app.client().signUps.create({ email });
        const code = await app.codeFor(email);
        const { proof } = await app.client().signUps.verify(sid, { code });
        return ask(app, `/v1/sign-ups/${sid}/complete`, {
          body: { proof, ...newPerson(holder) },
          address: holder.address,
        });
      });
    },
  },
  'link of an invitation': {
    kept: ['invitation', 'one_time_tokens.secret_hash'],
    async give(world, holder) {
      const links = await linksOf(world, holder);
      return async () => {
        const body = { token: links.shift(), ...newPerson(holder) };
        return ask(world.app, '/v1/invitations/accept', { body, address: holder.address });
      };
    },
  },
} satisfies Record<string, CredentialKind>;

export type CredentialName = keyof typeof credentials;
