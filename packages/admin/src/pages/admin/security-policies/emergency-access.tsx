/** The emergency access: whether the Owner gets in when single sign-on or the networks let nobody in, and when that was used. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { ExactTime, Notice, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import type { SectionProps } from './frame.tsx';

type BreakGlass = Schemas['BreakGlass'];
type Use = BreakGlass['uses'][number];

const refresh = (sid: string) =>
  Promise.all(
    ['break-glass', 'attention', 'audit'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name, sid] }),
    ),
  );

export function EmergencyAccessSection(_props: SectionProps) {
  const { sid } = useOrganization();
  const found = useQuery({
    queryKey: ['break-glass', sid],
    queryFn: () => bailiwick.breakGlass.get(sid),
  });
  if (found.isError) return <ProblemSummary problem={problemOf(found.error)} takesFocus={false} />;
  if (found.data === undefined) return null;
  return <Section breakGlass={found.data} />;
}

function Section({ breakGlass }: { breakGlass: BreakGlass }) {
  const { may } = useOrganization();
  const { owners, owner, sentence, uses, is_advised: isAdvised } = breakGlass;
  const [named] = owners;
  const mayName = may('break-glass/name');
  const title = t`Emergency access`;
  return (
    <section className="policy" aria-label={title}>
      <div className="policy-head">
        <h3>{title}</h3>
        {mayName && owner.has_passkey ? <Decide breakGlass={breakGlass} /> : null}
      </div>
      <Unseen breakGlass={breakGlass} />
      {isAdvised ? <Notice tone="warn">{sentence}</Notice> : <p>{sentence}</p>}
      {named === undefined ? null : <Given {...named} />}
      {owner.has_passkey ? null : <Lacking name={owner.name} isMe={mayName} />}
      <Uses uses={uses} />
    </section>
  );
}

function Given({ named_by: by, named_at: at }: BreakGlass['owners'][number]) {
  return (
    <p className="small muted">
      <Trans>
        Given by <bdi>{by}</bdi> on <ExactTime at={at} />.
      </Trans>
    </p>
  );
}

/** What it waits for. */
function Lacking({ name, isMe }: { name: string; isMe: boolean }) {
  return (
    <p>
      {isMe ? (
        <Trans>
          It needs a passkey: add one in <Link to="/console/profile">your profile</Link>, better
          two, and keep one of them in a safe place.
        </Trans>
      ) : (
        <Trans>
          It needs a passkey, and <bdi>{name}</bdi> has none.
        </Trans>
      )}
    </p>
  );
}

/** For the Owner: the next thing to decide, after its effect was shown. */
function Decide({ breakGlass: { owners, owner } }: { breakGlass: BreakGlass }) {
  const { sid } = useOrganization();
  const [asking, setAsking] = useState(false);
  const isNamed = owners.length > 0;
  const onClose = () => setAsking(false);
  const name = owner.user_sid;
  const act = isNamed
    ? {
        title: t`End your emergency access`,
        button: t`End it`,
        danger: true,
        preview: () => bailiwick.breakGlass.endDryRun(sid, name),
      }
    : {
        title: t`Give yourself the emergency access`,
        button: t`Give it to yourself`,
        danger: false,
        preview: () => bailiwick.breakGlass.nameDryRun(sid, name),
      };
  return (
    <>
      <Button small onPress={() => setAsking(true)}>
        {act.button}
      </Button>
      {asking ? (
        <FarReachingAct
          {...act}
          run={async (api) => {
            await (isNamed ? api.breakGlass.end(sid, name) : api.breakGlass.name(sid, name));
            await refresh(sid);
            onClose();
          }}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}

/** Stands until somebody who can act says that they saw it. */
function Unseen({ breakGlass: { unseen, uses } }: { breakGlass: BreakGlass }) {
  const { sid, may } = useOrganization();
  const { act, pending, problem } = useAct();
  const [latest] = uses;
  if (unseen === 0 || latest === undefined) return null;
  const { name, used_at: at } = latest;
  const see = () =>
    void act(async () => {
      await bailiwick.breakGlass.see(sid, { used_until: at });
      await refresh(sid);
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <Notice tone="bad">
        <p>
          <Trans>
            <bdi>{name}</bdi> used it on <ExactTime at={at} />. If nobody knows why, have it ended
            at once.
          </Trans>
        </p>
        {may('break-glass/see') ? (
          <Button small pending={pending} onPress={see}>
            <Trans>I have seen it</Trans>
          </Button>
        ) : null}
      </Notice>
    </>
  );
}

function pastWhat({ past_sso: sso, past_networks: networks }: Use): string {
  if (sso && networks) return t`single sign-on and networks`;
  return sso ? t`single sign-on` : t`networks`;
}

/** Nothing is said where it was never used. */
function Uses({ uses }: { uses: readonly Use[] }) {
  if (uses.length === 0) return null;
  const columns = {
    name: t`Name`,
    when: t`When`,
    past: t`Got past`,
    from: t`From`,
    seen: t`Seen by`,
  };
  return (
    <>
      <h4>
        <Trans>When it was used</Trans>
      </h4>
      <table className="table" aria-label={t`When it was used`}>
        <thead>
          <tr>
            {Object.values(columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {uses.map((use) => (
            <tr key={use.used_at}>
              <td data-label={columns.name}>
                <bdi>{use.name}</bdi>
              </td>
              <td data-label={columns.when}>
                <Time at={use.used_at} />
              </td>
              <td data-label={columns.past}>{pastWhat(use)}</td>
              <td data-label={columns.from}>
                <code>{use.client_address}</code>
              </td>
              <td data-label={columns.seen}>
                {use.seen_by === null ? <Trans>nobody yet</Trans> : <bdi>{use.seen_by}</bdi>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
