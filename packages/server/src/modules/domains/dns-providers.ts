/**
 * Who runs a domain's DNS, told from the names of its servers, and how a record is entered there: where, under which
 * labels, in which form. Pure.
 */
import { say, type Text } from '../../kernel/text.ts';

/** relative: the provider appends the zone. full: it takes the name as it is; with a dot, where it would append else. */
type HostForm = 'relative' | 'full' | 'full_with_dot';

export interface DnsProvider {
  readonly name: string;
  /** The way through its menus. */
  readonly menu: readonly string[];
  readonly hostLabel: string;
  readonly hostForm: HostForm;
  readonly valueLabel: string;
  readonly isQuoted: boolean;
  /** What to enter as TTL: a word of its menus, or what we say. */
  readonly ttl: string | Text;
  readonly hint?: Text;
}

interface Differing {
  readonly host?: string;
  readonly form?: HostForm;
  readonly value?: string;
  readonly isQuoted?: boolean;
  readonly ttl?: string | Text;
  readonly hint?: Text;
}

const asItIs = say('leave it as it is');

/** Most are alike: a name to which the zone is appended, a value as it is. */
const provider = (
  name: string,
  menu: readonly string[],
  differing: Differing = {},
): DnsProvider => ({
  name,
  menu,
  hostLabel: differing.host ?? 'Name',
  hostForm: differing.form ?? 'relative',
  valueLabel: differing.value ?? 'Value',
  isQuoted: differing.isQuoted ?? false,
  ttl: differing.ttl ?? asItIs,
  ...(differing.hint === undefined ? {} : { hint: differing.hint }),
});

const providers: readonly (readonly [RegExp, DnsProvider])[] = [
  [
    /\.ns\.cloudflare\.com$/,
    provider('Cloudflare', ['DNS', 'Records', 'Add record'], {
      value: 'Content',
      ttl: 'Auto',
      hint: say('TXT records have no proxy to turn off.'),
    }),
  ],
  [
    /\.awsdns-\d+\.(com|net|org|co\.uk)$/,
    provider('Amazon Route 53', ['Hosted zones', 'the zone', 'Create record'], {
      host: 'Record name',
      isQuoted: true,
      ttl: say('300 seconds'),
    }),
  ],
  [
    /^ns-cloud-[a-e]\d\.googledomains\.com$/,
    provider('Google Cloud DNS', ['Zone details', 'Add standard'], {
      host: 'DNS name',
      value: 'TXT data',
      isQuoted: true,
    }),
  ],
  [
    /\.googledomains\.com$/,
    provider('Squarespace Domains', ['DNS', 'DNS settings', 'Custom records'], {
      host: 'Host',
      value: 'Data',
    }),
  ],
  [/\.azure-dns\.(com|net|org|info)$/, provider('Azure DNS', ['DNS zone', 'Recordsets', 'Add'])],
  [/\.domaincontrol\.com$/, provider('GoDaddy', ['DNS', 'Add new record'])],
  [
    /\.registrar-servers\.com$/,
    provider('Namecheap', ['Advanced DNS', 'Add new record'], { host: 'Host', ttl: 'Automatic' }),
  ],
  [
    /\.ui-dns\.(com|org|de|biz)$/,
    provider('IONOS', ['DNS', 'Add record', 'TXT'], { host: 'Host name' }),
  ],
  [
    /\.ovh\.net$|\.ovh\.ca$|\.anycast\.me$/,
    provider('OVHcloud', ['DNS zone', 'Add an entry', 'TXT'], { host: 'Subdomain' }),
  ],
  [/\.gandi\.net$/, provider('Gandi', ['DNS Records', 'Add'])],
  [
    /\.(your-server|second-ns)\.(de|com)$|\.ns\.hetzner\.(com|de)$/,
    provider('Hetzner', ['DNS', 'Records', 'Add record']),
  ],
  [
    /\.digitalocean\.com$/,
    provider('DigitalOcean', ['Networking', 'Domains', 'TXT'], { host: 'Hostname' }),
  ],
  [/\.vercel-dns\.com$/, provider('Vercel', ['Domains', 'DNS records', 'Add'])],
  [
    /\.nsone\.net$/,
    provider('NS1 or Netlify', ['the zone', 'Add new record', 'TXT'], { value: 'Answer or value' }),
  ],
  [
    /\.dnsimple(-edge)?\.(com|net|org|io)$/,
    provider('DNSimple', ['DNS', 'Records', 'Add'], { value: 'Content' }),
  ],
  [
    /\.dnsmadeeasy\.com$/,
    provider('DNS Made Easy', ['Managed DNS', 'TXT records'], { isQuoted: true }),
  ],
  [
    /\.porkbun\.com$/,
    provider('Porkbun', ['Domain management', 'DNS', 'Edit'], { host: 'Host', value: 'Answer' }),
  ],
  [
    /\.name\.com$/,
    provider('Name.com', ['Manage DNS records', 'Add record'], { host: 'Host', value: 'Answer' }),
  ],
  [
    /\.hover\.com$/,
    provider('Hover', ['DNS', 'Add a record'], { host: 'Hostname', value: 'Content' }),
  ],
  [
    /\.linode\.com$/,
    provider('Akamai (Linode)', ['Domains', 'Add a TXT record'], { host: 'Hostname' }),
  ],
  [
    /\.akam\.net$/,
    provider('Akamai Edge DNS', ['Zone', 'Records', 'Add record'], {
      form: 'full',
      isQuoted: true,
      value: 'Text value',
    }),
  ],
  [
    /\.infomaniak\.(ch|com)$/,
    provider('Infomaniak', ['DNS zone', 'Add a record'], { host: 'Source', value: 'Target' }),
  ],
  [
    /\.strato\.de$|\.rzone\.de$/,
    provider('STRATO', ['Domain', 'DNS', 'TXT and CNAME records'], { host: 'Prefix' }),
  ],
  [
    /\.he\.net$/,
    provider('Hurricane Electric', ['Edit zone', 'New TXT'], {
      form: 'full',
      value: 'Text data',
      isQuoted: true,
    }),
  ],
  [
    /\.ultradns\.(com|net|org|info|biz|co\.uk)$/,
    provider('UltraDNS', ['Zone', 'Add record'], { form: 'full_with_dot', host: 'Host' }),
  ],
];

/** @param nameServers the zone's servers; undefined when none is known */
export function findProvider(nameServers: readonly string[]): DnsProvider | undefined {
  for (const server of nameServers) {
    const name = server.toLowerCase().replace(/\.$/, '');
    const found = providers.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/**
 * The zones that a record may go into, the nearest first: that of the domain itself, where a subdomain is delegated, up to
 * the one that is registered. Bounded: nobody has to be asked twenty times.
 */
export function possibleZones(domain: string, registered: string): readonly string[] {
  const askedAtMost = 4;
  const zones: string[] = [];
  let name = domain;
  while (name !== registered && name.endsWith(`.${registered}`)) {
    zones.push(name);
    name = name.slice(name.indexOf('.') + 1);
  }
  return [...zones.slice(0, askedAtMost), registered];
}

/** How the record is entered: exactly what to paste into which field. */
export function entryAt(
  { hostForm, isQuoted }: Pick<DnsProvider, 'hostForm' | 'isQuoted'>,
  record: { readonly name: string; readonly value: string; readonly zone: string },
) {
  const { name, value, zone } = record;
  const relative = name.endsWith(`.${zone}`) ? name.slice(0, -(zone.length + 1)) : name;
  const hosts: Readonly<Record<HostForm, string>> = {
    relative,
    full: name,
    full_with_dot: `${name}.`,
  };
  return { host: hosts[hostForm], value: isQuoted ? `"${value}"` : value };
}

/** One sentence for those who read no table: where, and what becomes of the name. */
export function noteOf({ menu, hostForm, hostLabel, isQuoted, hint }: DnsProvider): Text {
  const names: Readonly<Record<HostForm, Text>> = {
    relative: say('Under {hostLabel} enter only the host: the domain is appended for you.', {
      hostLabel,
    }),
    full: say('Under {hostLabel} enter the full name: nothing is appended.', { hostLabel }),
    full_with_dot: say('Under {hostLabel} enter the full name, with a dot at the end.', {
      hostLabel,
    }),
  };
  const notes = [
    names[hostForm],
    ...(isQuoted ? [say('Put the value in double quotes.')] : []),
    ...(hint === undefined ? [] : [hint]),
  ];
  return notes.reduce(
    (before, note) => say('{before} {note}', { before, note }),
    say('{way}.', { way: menu.join(' › ') }),
  );
}
