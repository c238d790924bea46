/** What becomes of each credential, policy by policy: refused by which code, or why not. */
import type { CredentialName } from './policy-matrix.credentials.ts';

/** What a credential of somebody who does not comply gets: the code of the refusal, or why it is none of it. */
export type Cell =
  | { readonly code: string; readonly isForGood?: boolean }
  /** It works on, for a reason. */
  | { readonly spared: string }
  /** There is none that does not comply. */
  | { readonly none: string }
  /** There is nothing to ask it for. */
  | { readonly meaningless: string };

export type Cells = Readonly<Record<CredentialName, Cell>>;

export const code = (named: string): Cell => ({ code: named });
/** What was refused once stays refused, whatever becomes of the policy. */
export const dead = (named: string): Cell => ({ code: named, isForGood: true });
export const spared = (why: string): Cell => ({ spared: why });
export const none = (why: string): Cell => ({ none: why });
export const meaningless = (why: string): Cell => ({ meaningless: why });

type Groups = Readonly<
  Record<'sessions' | 'machines' | 'tokenEndpoint' | 'signIns' | 'scim' | 'link', Cell>
>;

/** Credentials that are treated alike in most rows. */
export const cellsOf = (groups: Groups, otherwise: Partial<Cells> = {}): Cells => ({
  'session by a password': groups.sessions,
  'session by a passkey': groups.sessions,
  'session by single sign-on': groups.sessions,
  'session of the command line': groups.sessions,
  'API key': groups.machines,
  'API key at a compatible address': groups.machines,
  'token of an OAuth app': groups.machines,
  'token of an app that was let in': groups.machines,
  'secret of an OAuth app': groups.tokenEndpoint,
  'refresh token': groups.tokenEndpoint,
  'SCIM token': groups.scim,
  password: groups.signIns,
  'password in a remembered browser': groups.signIns,
  passkey: groups.signIns,
  'identity provider': groups.signIns,
  'code of the command line': groups.signIns,
  'sign-up in the domain': groups.link,
  'link of an invitation': groups.link,
  ...otherwise,
});

export const lastToken = spared('it lives for five minutes, and no further one is given out');
export const readsTheList = spared(
  'it is read by a right on the organization, in the list of its accounts',
);
export const notOfProgram = spared('a password is typed, and no program types one');
const ofDirectory = spared('it is of the organization, and of no person');
export const opensLater = spared('what comes of it is asked at its first request');
const noPasskey = none('whoever has a passkey complies');
const noSso = none('whoever comes by single sign-on complies');
const noneStronger: Partial<Cells> = {
  'password in a remembered browser': none('no password and no recovery code is remembered'),
  'session by a passkey': noPasskey,
  passkey: noPasskey,
  'session by single sign-on': noSso,
  'identity provider': noSso,
};

export const factorCells = cellsOf(
  {
    sessions: code('request.second_factor_owed'),
    machines: code('request.maker_owes_factor'),
    tokenEndpoint: opensLater,
    signIns: code('session.enrolment_required'),
    scim: ofDirectory,
    link: opensLater,
  },
  { ...noneStronger, 'code of the command line': code('request.second_factor_owed') },
);
export const factorCellsHere = cellsOf(
  {
    sessions: code('request.second_factor_owed_here'),
    machines: code('request.maker_owes_factor'),
    tokenEndpoint: opensLater,
    signIns: spared('only the account is closed'),
    scim: ofDirectory,
    link: opensLater,
  },
  { ...noneStronger, 'API key at a compatible address': readsTheList },
);

const noSession: Groups = {
  sessions: dead('request.unauthenticated'),
  machines: spared('it is no session: the age of keys and the 30 days of a grant limit it'),
  tokenEndpoint: spared('it is no session'),
  signIns: spared('it begins a new one'),
  scim: spared('it is no session'),
  link: spared('it begins a new one'),
};
export const sessionCells = cellsOf(noSession);
export const freshnessCells = cellsOf({
  ...noSession,
  sessions: code('request.step_up_required'),
});

export const networkCells = (named: string): Cells =>
  cellsOf({
    sessions: code(named),
    machines: code(named),
    tokenEndpoint: code(named),
    signIns: code(named),
    scim: code(named),
    link: code(named),
  });

export function allSpared(why: string): Groups {
  const cell = spared(why);
  const groups = { sessions: cell, machines: cell, tokenEndpoint: cell };
  return { ...groups, signIns: cell, scim: cell, link: cell };
}

export function outsiderCells(): Cells {
  const noMachine = none(
    'people from outside make no keys, and let in no apps of the organization',
  );
  return cellsOf(
    {
      sessions: code('request.outsider_not_allowed'),
      machines: noMachine,
      tokenEndpoint: noMachine,
      signIns: spared('their login is their own; only the accounts are closed'),
      scim: spared('it reaches no account'),
      link: code('request.outsider_not_allowed'),
    },
    {
      'session by single sign-on': none('a company proves its own people'),
      'identity provider': none('a company proves its own people'),
      'password in a remembered browser': none('only their own company could let it be'),
      'sign-up in the domain': none('whoever joins is not from outside'),
    },
  );
}
