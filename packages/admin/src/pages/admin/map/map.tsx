/**
 * The map of the organization: what belongs to whom, as a picture and as a tree of the same data, and path mode: all
 * the ways by which one person reaches accounts. What is shown stands in the address.
 */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import '../../../styles/map.css';
import { useMemo } from 'react';
import type { Schemas } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { Page } from '../../../ui/page.tsx';
import { type OwnOrganization, useOrganization } from '../organization.ts';
import { filtersOf, useMapAddress } from './address.ts';
import { useBranches } from './data.ts';
import { type Loaded, type MapNode, openIn } from './model.ts';
import { nodesOf, usePaths } from './paths.ts';
import { Shown } from './shown.tsx';

const rootOf = (name: string): MapNode => ({
  key: 'o',
  kind: 'organization',
  label: name,
  branch: { of: 'organization' },
});

const personRoot = (sid: string, person: Schemas['OrganizationUser'] | undefined): MapNode => ({
  key: sid,
  kind: 'person',
  sid,
  label: person?.name ?? '…',
  branch: { of: 'person', sid },
  ...(person === undefined
    ? {}
    : {
        mark: person.kind === 'managed' ? 'managed' : 'independent',
        facts: [[t`Address`, person.email]],
      }),
});

export function OrganizationMap() {
  const organization = useOrganization();
  const [words] = useMapAddress();
  const isPaths = words['person'] !== undefined;
  return (
    <Page
      help="map"
      title={t`Map`}
      place={organization.place}
      lead={
        isPaths
          ? t`All the ways by which one person reaches accounts. Each is a role or an ownership that could be taken away.`
          : t`Which accounts belong to the organization, and who is on each. Choose a person to see all their ways.`
      }
    >
      {isPaths ? <Paths organization={organization} /> : <Whole organization={organization} />}
    </Page>
  );
}

function Whole({ organization }: { organization: OwnOrganization }) {
  const [words] = useMapAddress();
  const filters = filtersOf(words);
  const open = ['o', ...openIn(words['open'])];
  const { friendly_name: name } = organization;
  const root = useMemo(() => rootOf(name), [name]);
  const { loaded, error } = useBranches({ organizationSid: organization.sid, filters }, open);
  return (
    <Shown organization={organization} root={root} loaded={loaded} open={open} error={error} />
  );
}

function Paths({ organization }: { organization: OwnOrganization }) {
  const [words, change] = useMapAddress();
  const { person, reach, error } = usePaths(organization.sid, words['person'], words['account']);
  const sid = words['person'] ?? '';
  const root = useMemo(() => personRoot(sid, person), [sid, person]);
  const loaded = useMemo(
    () => (reach === undefined ? new Map<string, Loaded>() : nodesOf(root, reach)),
    [root, reach],
  );
  // Few ways are open from the beginning; what somebody closes or opens stands in the address.
  const all = [...loaded.keys()];
  const open = words['open'] === undefined ? all.slice(0, 7) : [root.key, ...openIn(words['open'])];
  const name = person?.name ?? '…';
  const clear = { person: undefined, account: undefined, open: undefined, sel: undefined };
  return (
    <>
      <p className="map-path-head">
        <strong>
          {words['account'] === undefined ? (
            <Trans>
              How <bdi>{name}</bdi> reaches accounts
            </Trans>
          ) : (
            <Trans>
              How <bdi>{name}</bdi> reaches this account
            </Trans>
          )}
        </strong>{' '}
        {words['account'] === undefined ? null : (
          <Button small onPress={() => change({ account: undefined, open: undefined }, true)}>
            <Trans>All accounts</Trans>
          </Button>
        )}{' '}
        <Button small onPress={() => change({ ...clear, view: undefined }, true)}>
          <Trans>Back to the whole map</Trans>
        </Button>
      </p>
      <Shown organization={organization} root={root} loaded={loaded} open={open} error={error} />
    </>
  );
}
