import { describe, expect, it } from 'vitest';
import { entryAt, findProvider, noteOf, possibleZones } from './dns-providers.ts';

const value = 'bailiwick-domain-verification=0123456789abcdef';
const servers: readonly (readonly [server: string, name: string])[] = [
  ['ada.ns.cloudflare.com', 'Cloudflare'],
  ['ns-1536.awsdns-00.co.uk', 'Amazon Route 53'],
  ['ns-cloud-a1.googledomains.com', 'Google Cloud DNS'],
  ['ns5.googledomains.com', 'Squarespace Domains'],
  ['NS1-03.azure-dns.com.', 'Azure DNS'],
  ['ns47.domaincontrol.com', 'GoDaddy'],
  ['dns1.registrar-servers.com', 'Namecheap'],
  ['ns1021.ui-dns.de', 'IONOS'],
  ['dns104.ovh.net', 'OVHcloud'],
  ['ns-123-a.gandi.net', 'Gandi'],
  ['helium.ns.hetzner.de', 'Hetzner'],
  ['ns1.digitalocean.com', 'DigitalOcean'],
  ['ns1.vercel-dns.com', 'Vercel'],
  ['dns1.p01.nsone.net', 'NS1 or Netlify'],
  ['ns1.dnsimple-edge.net', 'DNSimple'],
  ['ns10.dnsmadeeasy.com', 'DNS Made Easy'],
  ['curitiba.ns.porkbun.com', 'Porkbun'],
  ['ns1abc.name.com', 'Name.com'],
  ['ns1.hover.com', 'Hover'],
  ['ns1.linode.com', 'Akamai (Linode)'],
  ['a1-67.akam.net', 'Akamai Edge DNS'],
  ['ns11.infomaniak.ch', 'Infomaniak'],
  ['shades11.rzone.de', 'STRATO'],
  ['ns2.he.net', 'Hurricane Electric'],
  ['pdns1.ultradns.net', 'UltraDNS'],
];

/** What is pasted as host for corp.com, for eng.corp.com in the zone corp.com, and in a zone of its own. */
const hosts = {
  relative: ['_bailiwick', '_bailiwick.eng', '_bailiwick'],
  full: ['_bailiwick.corp.com', '_bailiwick.eng.corp.com', '_bailiwick.eng.corp.com'],
  full_with_dot: ['_bailiwick.corp.com.', '_bailiwick.eng.corp.com.', '_bailiwick.eng.corp.com.'],
} as const;
const places = [
  ['corp.com', 'corp.com'],
  ['eng.corp.com', 'corp.com'],
  ['eng.corp.com', 'eng.corp.com'],
] as const;

const quoted = new Set([
  'Amazon Route 53',
  'Google Cloud DNS',
  'DNS Made Easy',
  'Akamai Edge DNS',
  'Hurricane Electric',
]);
const full = new Set(['Akamai Edge DNS', 'Hurricane Electric']);
const formOf = (name: string) =>
  full.has(name) ? 'full' : name === 'UltraDNS' ? 'full_with_dot' : 'relative';

describe('the provider', () => {
  it.each(servers)(
    'of %s is %s, with a host for the domain, a subdomain and a zone of its own',
    (server, name) => {
      const found = findProvider([server]);
      if (found === undefined) throw new Error('not found');
      expect(found.name).toBe(name);
      expect(found.menu.length).toBeGreaterThan(0);
      for (const [index, [domain, zone]] of places.entries()) {
        const entry = entryAt(found, { name: `_bailiwick.${domain}`, value, zone });
        expect(entry.host, `${domain} in ${zone}`).toBe(hosts[formOf(name)][index]);
        expect(entry.value).toBe(quoted.has(name) ? `"${value}"` : value);
      }
      expect(String(noteOf(found))).toContain(found.hostLabel);
    },
  );

  it('of others is not known', () => {
    expect(
      findProvider(['ns1.corp.com', 'evilcloudflare.com', 'ns.he.net.evil.com']),
    ).toBeUndefined();
    expect(findProvider([])).toBeUndefined();
  });

  it('is that of the first server that is known', () => {
    expect(findProvider(['ns1.corp.com', 'ns1.hover.com'])?.name).toBe('Hover');
  });
});

describe('the zones that are asked about', () => {
  it.each([
    ['corp.com', ['corp.com']],
    ['eng.corp.com', ['eng.corp.com', 'corp.com']],
    ['a.b.corp.com', ['a.b.corp.com', 'b.corp.com', 'corp.com']],
    [
      'a.b.c.d.e.f.corp.com',
      [
        'a.b.c.d.e.f.corp.com',
        'b.c.d.e.f.corp.com',
        'c.d.e.f.corp.com',
        'd.e.f.corp.com',
        'corp.com',
      ],
    ],
  ])('of %s are %j', (domain, zones) => {
    expect(possibleZones(domain, 'corp.com')).toEqual(zones);
  });
});
