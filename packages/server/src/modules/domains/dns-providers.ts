/** Who runs a domain's DNS, told from the names of its servers, and how a record is entered there. Pure. */
export interface DnsProvider {
  readonly name: string;
  readonly note: string;
}

const relative = 'Enter only the host: the domain is appended for you.';

const providers: readonly (readonly [RegExp, string, string])[] = [
  [
    /\.ns\.cloudflare\.com$/,
    'Cloudflare',
    `DNS › Records › Add record. ${relative} Leave the proxy out; TXT records have none.`,
  ],
  [
    /\.awsdns-\d+\.(com|net|org|co\.uk)$/,
    'Amazon Route 53',
    `Hosted zones › Create record. ${relative} Put the value in double quotes.`,
  ],
  [
    /^ns-cloud-[a-e]\d\.googledomains\.com$/,
    'Google Cloud DNS',
    `Zone › Add standard. ${relative} Put the value in double quotes.`,
  ],
  [/\.googledomains\.com$/, 'Squarespace Domains', `DNS › Custom records. ${relative}`],
  [/\.azure-dns\.(com|net|org|info)$/, 'Azure DNS', `DNS zone › Record set. ${relative}`],
  [/\.domaincontrol\.com$/, 'GoDaddy', `DNS › Add new record. ${relative}`],
  [/\.registrar-servers\.com$/, 'Namecheap', `Advanced DNS › Add new record. ${relative}`],
  [/\.ui-dns\.(com|org|de|biz)$/, 'IONOS', `DNS › Add record. ${relative}`],
  [
    /\.(ovh|anycast\.me)\.?(net|ca)?$|\.ovh\.net$/,
    'OVHcloud',
    `DNS zone › Add an entry. ${relative}`,
  ],
  [/\.gandi\.net$/, 'Gandi', `DNS Records › Add. ${relative}`],
  [
    /\.(your-server|second-ns)\.(de|com)$|\.ns\.hetzner\.(com|de)$/,
    'Hetzner',
    `DNS › Records. ${relative}`,
  ],
  [/\.digitalocean\.com$/, 'DigitalOcean', `Networking › Domains › TXT. ${relative}`],
  [/\.vercel-dns\.com$/, 'Vercel', `Domains › DNS records. ${relative}`],
  [/\.nsone\.net$/, 'NS1 or Netlify', `Add new record. ${relative}`],
  [/\.dnsimple(-edge)?\.(com|net|org|io)$/, 'DNSimple', `Records › Add. ${relative}`],
  [
    /\.dnsmadeeasy\.com$/,
    'DNS Made Easy',
    `Managed DNS › TXT. ${relative} Put the value in double quotes.`,
  ],
  [/\.porkbun\.com$/, 'Porkbun', `DNS › Edit. ${relative}`],
  [/\.name\.com$/, 'Name.com', `Manage DNS Records. ${relative}`],
  [/\.hover\.com$/, 'Hover', `DNS › Add a record. ${relative}`],
  [/\.linode\.com$/, 'Akamai (Linode)', `Domains › Add a TXT record. ${relative}`],
  [/\.akam\.net$/, 'Akamai Edge DNS', 'Enter the full name, with a dot at the end.'],
  [/\.infomaniak\.(ch|com)$/, 'Infomaniak', `DNS zone › Add a record. ${relative}`],
  [/\.strato\.de$|\.rzone\.de$/, 'STRATO', `Domain › DNS › TXT. ${relative}`],
];

/** @param nameServers the zone's servers, lower case; undefined when none is known */
export function findProvider(nameServers: readonly string[]): DnsProvider | undefined {
  for (const server of nameServers) {
    const found = providers.find(([pattern]) => pattern.test(server.replace(/\.$/, '')));
    if (found !== undefined) return { name: found[1], note: found[2] };
  }
  return undefined;
}
