/** Commands about people who already use a domain. */
import { type BailiwickClient, impactOfTrial } from '@bailiwick/sdk';
import {
  type CommandInput,
  command,
  farReaching,
  farReachingOptions,
  flag,
  inOrganization,
  need,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';
import { printFile } from '../print.ts';
import { explainRows, follow, readText } from './imports.ts';
import { shownOperation } from './operations.ts';

type Way = 'ask' | 'capture';
type Whom = Parameters<BailiwickClient['domainPeople']['capture']>[2];

/** A domain by its SID or its name. */
async function oneDomain(input: CommandInput) {
  const organization = await organizationOf(input);
  const named = need(input.args, 0, 'The domain, by SID or name,');
  if (/^DN[0-9a-f]{32}$/.test(named)) return { organization, domain: named };
  const { items } = await input.client.domainPeople.count(organization);
  const found = items.find(({ name, unicode_name: unicode }) => [name, unicode].includes(named));
  if (found === undefined) throw new UsageError(`${named} is not a proven domain here.`);
  return { organization, domain: found.domain_sid };
}

type Standing = 'not_asked' | 'asked' | 'declined';

function wordsOf({ option }: CommandInput) {
  const [search, standing, filter] = [option('search'), option('standing'), option('filter')];
  return {
    ...(search === undefined ? {} : { search }),
    ...(standing === undefined ? {} : { standing: standing as Standing }),
    ...(filter === undefined ? {} : { q: filter }),
  };
}

/** SIDs behind the domain or in a file that was exported and looked through; or the words of the list. */
async function whomOf(input: CommandInput): Promise<Whom> {
  const path = input.option('file');
  const listed = path === undefined ? [] : await sidsIn(path);
  const users = [...input.args.slice(1), ...listed];
  if (users.length > 0) return { users };
  const words = wordsOf(input);
  if (Object.keys(words).length === 0 && !input.flag('all'))
    throw new UsageError(
      'Name people by SID or by --file, choose them by --search, --standing or --filter, or say --all.',
    );
  return { choice: words };
}

async function sidsIn(path: string): Promise<string[]> {
  const found = (await readText(path)).match(/\bUS[0-9a-f]{32}\b/g) ?? [];
  if (found.length === 0) throw new UsageError(`${path} holds no SID of a person.`);
  return [...new Set(found)];
}

async function importBy(way: Way, input: CommandInput) {
  const { client } = input;
  const { organization, domain } = await oneDomain(input);
  const whom = await whomOf(input);
  return farReaching(input, {
    preview: async () => {
      const { sid } = await client.domainPeople.check(organization, domain, { way, ...whom });
      const trial = await follow(client, organization, sid);
      return impactOfTrial(client, organization, trial, {
        already: 'people are asked or belong here already',
      });
    },
    run: async () => {
      const { sid } =
        way === 'ask'
          ? await client.domainPeople.ask(organization, domain, {
              ...whom,
              notify: input.flag('notify'),
            })
          : await client.domainPeople.capture(organization, domain, whom);
      const done = await follow(client, organization, sid);
      await explainRows(client, organization, done);
      return shownOperation(done);
    },
  });
}

const filters = { search: text, standing: text, filter: text };
const choosing = { ...farReachingOptions, ...inOrganization, ...filters, file: text, all: flag };
const whom = '[US… | --file CSV | --search TEXT --standing STANDING --filter Q | --all]';
const reach = '[--dry-run] [--yes] [--organization OR…]';

const counted = ({ value, exact }: { value: number; exact: boolean }) =>
  `${value}${exact ? '' : '+'}`;

export const domainPeopleCommands = [
  command(
    'domains people count [--organization OR…]',
    'how many people and accounts already use each proven domain',
    async (input) => {
      const { items } = await input.client.domainPeople.count(await organizationOf(input));
      return items.map((use) => ({
        sid: use.domain_sid,
        name: use.name,
        people: counted(use.people),
        accounts: counted(use.accounts),
        asked: counted(use.asked),
        capture: use.capture.possible ? 'possible' : use.capture.reason,
      }));
    },
    inOrganization,
  ),
  command(
    'domains people list DOMAIN [--search TEXT] [--standing STANDING] [--filter Q] [--organization OR…]',
    'independent people with an address in a proven domain',
    async (input) => {
      const { organization, domain } = await oneDomain(input);
      const query = { page_size: 200, ...wordsOf(input) };
      const { items } = await input.client.domainPeople.list(organization, domain, query);
      return items.map(({ sid, name, email, owned_accounts: accounts, standing }) => ({
        sid,
        name,
        email,
        accounts,
        standing,
      }));
    },
    { ...filters, ...inOrganization },
  ),
  command(
    'domains people export DOMAIN [--search TEXT] [--standing STANDING] [--filter Q] [--organization OR…]',
    'the same as CSV on stdout, to look through and give to --file',
    async (input) => {
      const { organization, domain } = await oneDomain(input);
      await printFile(await input.client.domainPeople.export(organization, domain, wordsOf(input)));
    },
    { ...filters, ...inOrganization },
  ),
  command(
    `domains people ask DOMAIN ${whom} [--notify] ${reach}`,
    'ask people of a domain to join; --notify mails every invitation',
    (input) => importBy('ask', input),
    { ...choosing, notify: flag },
  ),
  command(
    `domains people capture DOMAIN ${whom} ${reach}`,
    'take people of a domain in without asking, where the operator allows it',
    (input) => importBy('capture', input),
    choosing,
  ),
];
