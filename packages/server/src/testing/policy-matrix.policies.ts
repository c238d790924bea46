/**
 * Every policy: how it is chosen, who complies with it and who does not, and what becomes of each credential of whoever does not. A
 * further kind of policy is a row here; `policy-matrix.test.ts` compares the rows with the routes by which policies are chosen.
 */
import type { Founded } from './app.ts';
import { elsewhere, here, setNetworks } from './networks.ts';
import {
  allSpared,
  type Cells,
  cellsOf,
  code,
  dead,
  factorCells,
  factorCellsHere,
  freshnessCells,
  lastToken,
  meaningless,
  networkCells,
  none,
  notOfProgram,
  opensLater,
  outsiderCells,
  readsTheList,
  sessionCells,
  spared,
} from './policy-matrix.cells.ts';
import type { Act, Holder, World } from './policy-matrix.holders.ts';
import * as worlds from './policy-matrix.worlds.ts';

/** `eased`: still something, but nothing that anybody here fails. */
export type Choice = 'off' | 'asked' | 'eased';

export interface When {
  readonly startsAt?: string;
  readonly accountSid?: string;
}

export interface PolicyRow {
  /** The route by which it is chosen. */
  readonly route: string;
  readonly choose: (founded: Founded, choice: Choice, when: When) => Promise<unknown>;
  readonly act: Act;
  readonly failing: (world: World) => Promise<Holder>;
  /** What makes what was given fail, where that is its age or what its person holds. */
  readonly spoil?: (world: World, failing: Holder) => Promise<void>;
  /** To use it is to be within the policy again. */
  readonly isMendedByUse?: boolean;
  /** Takes it back. */
  readonly mend?: (world: World, failing: Holder) => Promise<void>;
  readonly cells: Cells;
  /** At one account that is stricter; absent: no account has one of its own. */
  readonly atAccount?: Cells;
  /** There it closes the account, and nothing else. */
  readonly isOfPlace?: boolean;
  /** The reason, in every refusal. */
  readonly says: RegExp;
  /** Who can change it; absent: nobody can, it has to be made or begun anew. */
  readonly whoCan?: RegExp;
}

const administrators = /The Owner (or an Administrator|and Administrators?) of Northwind Traders/;

const factorRow = {
  route: 'securityPolicies.updateSecondFactor',
  act: 'read',
  cells: factorCells,
  atAccount: factorCellsHere,
  isOfPlace: true,
  whoCan: /The Owner or an Administrator of Northwind Traders|Imogen Ilić, by adding it/,
} as const;

type FactorBody = Parameters<
  Founded['owner']['client']['securityPolicies']['updateSecondFactor']
>[1];
const askFactor = (
  { owner, organizationSid }: Founded,
  rule: Pick<FactorBody, 'required_of' | 'phishing_resistant'>,
  when: When,
) =>
  owner.client.securityPolicies.updateSecondFactor(organizationSid, { ...rule, ...bodyOf(when) });

const bodyOf = ({ startsAt, accountSid }: When) => ({
  ...(startsAt === undefined ? {} : { starts_at: startsAt }),
  ...(accountSid === undefined ? {} : { account_sid: accountSid }),
});

type SessionBody = Parameters<Founded['owner']['client']['securityPolicies']['updateSession']>[1];

const sessionRow = (
  { asked, eased }: Readonly<Record<'asked' | 'eased', SessionBody>>,
  row: Pick<PolicyRow, 'spoil'> & Partial<PolicyRow>,
): PolicyRow => ({
  route: 'securityPolicies.updateSession',
  act: 'read',
  choose: ({ owner, organizationSid }, choice, when) =>
    owner.client.securityPolicies.updateSession(organizationSid, {
      ...(choice === 'off' ? {} : choice === 'asked' ? asked : eased),
      ...bodyOf(when),
    }),
  failing: worlds.withWeakPassword,
  cells: sessionCells,
  atAccount: sessionCells,
  says: /The session has ended\. Sign in again/,
  ...row,
});

const networkRow = {
  route: 'networkPolicies.update',
  act: 'read',
  choose: (founded, choice, { startsAt, accountSid }) =>
    setNetworks(founded, choice === 'off' ? 'off' : 'enforced', {
      networks: choice === 'eased' ? [here, `${elsewhere}/32`] : [here],
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(accountSid === undefined ? {} : { accountSid }),
    }),
  failing: worlds.fromElsewhere,
  isOfPlace: true,
  cells: networkCells('request.network_refused'),
  atAccount: cellsOf(
    {
      sessions: code('request.network_refused_here'),
      machines: code('request.network_refused_here'),
      tokenEndpoint: opensLater,
      signIns: spared('only the account is closed'),
      scim: spared('it reaches no account'),
      link: spared('only the account is closed'),
    },
    { 'API key at a compatible address': readsTheList },
  ),
  says: /allows access only from/,
  whoCan: administrators,
} satisfies PolicyRow;

const rememberedCells = cellsOf(allSpared('it is no browser that is remembered'), {
  'password in a remembered browser': dead('session.factor_required'),
});

const letPast = spared('the passkey of the Owner lets past the networks, and each use is told');

export const policies: Readonly<Record<string, PolicyRow>> = {
  'a second factor': {
    ...factorRow,
    choose: (founded, choice, when) =>
      askFactor(founded, { required_of: choice === 'asked' ? 'everyone' : 'nobody' }, when),
    failing: worlds.withPasswordAlone,
    says: /asks (you )?for a second factor|has to add a second factor/,
  },
  'a passkey and nothing less': {
    ...factorRow,
    choose: (founded, choice, when) =>
      askFactor(
        founded,
        choice === 'off'
          ? { required_of: 'nobody' }
          : { required_of: 'everyone', phishing_resistant: choice === 'asked' },
        when,
      ),
    failing: worlds.withApp,
    says: /asks (you )?for a passkey|has to add a passkey/,
  },
  'how long sessions last': sessionRow(
    { asked: { lifetime_minutes: 30 }, eased: { lifetime_minutes: 60 } },
    { spoil: worlds.ageSessions('created_at', 31) },
  ),
  'how long sessions last without use': sessionRow(
    { asked: { idle_minutes: 10 }, eased: { idle_minutes: 30 } },
    { spoil: worlds.ageSessions('last_seen_at', 11), isMendedByUse: true },
  ),
  'how long a proof is fresh': sessionRow(
    { asked: { step_up_minutes: 3 }, eased: { step_up_minutes: 5 } },
    {
      act: 'far_reaching',
      spoil: worlds.ageSessions('authenticated_at', 4),
      cells: freshnessCells,
      atAccount: freshnessCells,
      says: /Prove again that it is you/,
    },
  ),
  passwords: {
    route: 'securityPolicies.updatePasswords',
    act: 'read',
    choose: ({ owner, organizationSid }, choice, when) =>
      owner.client.securityPolicies.updatePasswords(organizationSid, {
        minimum_characters: choice === 'off' ? null : choice === 'asked' ? 30 : 20,
        ...bodyOf(when),
      }),
    failing: worlds.withWeakPassword,
    cells: cellsOf(
      {
        sessions: spared('a session that lives goes on; how long the password was, nobody knows'),
        machines: notOfProgram,
        tokenEndpoint: notOfProgram,
        signIns: spared('no password is typed'),
        scim: notOfProgram,
        link: code('user.password_not_accepted'),
      },
      {
        password: code('session.new_password_required'),
        'password in a remembered browser': code('session.new_password_required'),
      },
    ),
    says: /asks for passwords of at least 30 characters/,
    whoCan: administrators,
  },
  'for how long browsers are remembered': {
    route: 'securityPolicies.updateRememberedBrowsers',
    act: 'read',
    choose: ({ owner, organizationSid }, choice, when) =>
      owner.client.securityPolicies.updateRememberedBrowsers(organizationSid, {
        remembered_days: choice === 'off' ? 30 : choice === 'asked' ? 5 : 20,
        ...bodyOf(when),
      }),
    failing: worlds.withWeakPassword,
    spoil: worlds.ageRemembered,
    cells: rememberedCells,
    atAccount: rememberedCells,
    says: /Now prove it by your second factor too/,
  },
  networks: networkRow,
  'networks, and the emergency access past them': {
    ...networkRow,
    failing: worlds.byEmergencyAccess,
    // What was begun or made inside stays bound; what the passkey begins outside is in.
    cells: {
      ...networkRow.cells,
      passkey: letPast,
      password: letPast,
      'password in a remembered browser': none('they prove their passkey each time'),
    },
  },
  'networks that are only reported': {
    route: 'networkPolicies.update',
    act: 'read',
    choose: (founded, choice, { startsAt, accountSid }) =>
      setNetworks(founded, choice === 'off' ? 'off' : 'report_only', {
        networks: [here],
        ...(startsAt === undefined ? {} : { startsAt }),
        ...(accountSid === undefined ? {} : { accountSid }),
      }),
    failing: worlds.fromElsewhere,
    cells: cellsOf(allSpared('it is only written down')),
    atAccount: cellsOf(allSpared('it is only written down')),
    says: /^$/,
  },
  'people from outside': {
    route: 'securityPolicies.updateExternalUsers',
    act: 'account',
    choose: ({ owner, organizationSid }, choice, when) =>
      owner.client.securityPolicies.updateExternalUsers(organizationSid, {
        access: choice === 'off' ? 'allowed' : choice === 'asked' ? 'not_allowed' : 'by_approval',
        ...bodyOf(when),
      }),
    failing: worlds.fromOutside,
    cells: outsiderCells(),
    atAccount: outsiderCells(),
    says: /lets nobody from outside onto this account/,
    whoCan: administrators,
  },
  'the age of keys': {
    route: 'securityPolicies.updateApiKeys',
    act: 'read',
    choose: ({ owner, organizationSid }, choice, when) =>
      owner.client.securityPolicies.updateApiKeys(organizationSid, {
        max_age_days: choice === 'off' ? null : choice === 'asked' ? 30 : 60,
        ...bodyOf(when),
      }),
    failing: worlds.withWeakPassword,
    spoil: worlds.agePrograms,
    cells: cellsOf(
      {
        sessions: spared('it is no key'),
        machines: dead('request.unauthenticated'),
        tokenEndpoint: dead('oauth.invalid_client'),
        signIns: spared('it is no key'),
        scim: spared('a connection has an end of its own, a year at most'),
        link: spared('it is no key'),
      },
      { 'token of an OAuth app': lastToken, 'token of an app that was let in': lastToken },
    ),
    says: /older than/,
  },
  'how long invitations wait': {
    route: 'securityPolicies.updateInvitations',
    act: 'read',
    choose: ({ owner, organizationSid }, choice, when) =>
      owner.client.securityPolicies.updateInvitations(organizationSid, {
        lifetime_days: choice === 'off' ? null : choice === 'asked' ? 2 : 5,
        ...bodyOf(when),
      }),
    failing: worlds.withWeakPassword,
    spoil: worlds.ageInvitations,
    cells: cellsOf(
      {
        ...allSpared('it is no invitation'),
        link: dead('invitation.link_dead'),
      },
      { 'sign-up in the domain': spared('it is no invitation') },
    ),
    says: /its time is over/,
  },
  'who creates accounts': {
    route: 'securityPolicies.updateAccountCreation',
    act: 'create',
    choose: ({ owner, organizationSid }, choice, when) =>
      owner.client.securityPolicies.updateAccountCreation(organizationSid, {
        created_by: choice === 'asked' ? 'administrators' : 'everyone',
        ...bodyOf(when),
      }),
    failing: worlds.withWeakPassword,
    spoil: worlds.demote,
    mend: worlds.promote,
    cells: cellsOf(
      {
        sessions: code('request.forbidden'),
        machines: code('request.forbidden'),
        tokenEndpoint: opensLater,
        signIns: spared('it creates no account'),
        scim: spared('it creates no account'),
        link: spared('it creates no account'),
      },
      { 'API key at a compatible address': meaningless('no account is created there') },
    ),
    says: /only the Owner and the Administrators of Northwind Traders create accounts/,
    whoCan: administrators,
  },
};
