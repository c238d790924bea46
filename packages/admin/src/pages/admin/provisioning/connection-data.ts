/** What the pages of provisioning share: a connection as it is on the server, its words, and reading it anew after a change. */
import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import type { Tone } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';

export type Connection = Schemas['ProvisioningConnection'];

export const connectionStates: Readonly<
  Record<Connection['state'], { word: MessageDescriptor; tone: Tone }>
> = {
  waiting: { word: msg`nothing came yet`, tone: 'warn' },
  working: { word: msg`works`, tone: 'ok' },
  trying: { word: msg`trial`, tone: 'warn' },
  held: { word: msg`held`, tone: 'bad' },
  without_token: { word: msg`without a token`, tone: 'bad' },
};

/** What is read from where, as the server takes it. */
export type Sources = Parameters<typeof bailiwick.provisioningMappings.replace>[2];
type Field = Schemas['ProvisioningMapping']['fields'][number]['field'];

export const fieldWords: Readonly<Record<Field, MessageDescriptor>> = {
  user_name: msg`User name`,
  email: msg`E-mail address`,
  first_name: msg`First name`,
  last_name: msg`Last name`,
  active: msg`Active`,
};

export const keyOfConnections = (organizationSid: string) => [
  'provisioning-connections',
  organizationSid,
];

const keyOf = (organizationSid: string, connectionSid: string) => [
  'provisioning-connection',
  organizationSid,
  connectionSid,
];

/** The provider sends at any moment, and whoever sets it up there looks here for what arrives. */
export const lookAgainMs = 10_000;

export function useConnection(connectionSid: string) {
  const { sid } = useOrganization();
  return useQuery({
    queryKey: keyOf(sid, connectionSid),
    queryFn: () => bailiwick.provisioningConnections.get(sid, connectionSid),
    refetchInterval: lookAgainMs,
  });
}

const refreshAround = (organizationSid: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOfConnections(organizationSid) }),
    queryClient.invalidateQueries({ queryKey: ['audit', organizationSid] }),
  ]);

/** What was answered is what stands. */
export async function keepConnection(organizationSid: string, connection: Connection) {
  queryClient.setQueryData(keyOf(organizationSid, connection.sid), connection);
  await refreshAround(organizationSid);
}

/** For changes whose answer is not the connection. */
export async function refreshConnection(organizationSid: string, connectionSid: string) {
  await queryClient.invalidateQueries({ queryKey: keyOf(organizationSid, connectionSid) });
  await refreshAround(organizationSid);
}

export const tokenLifetimes = () =>
  [365, 180, 90, 30].map((days) => ({
    value: String(days),
    label: plural(days, { one: '# day', other: '# days' }),
  }));
