/** What the policies of all kinds share: where one stands, what is planned, and the dialog in which it is changed once its effect was shown. */
import type { BailiwickClient, Impact } from '@bailiwick/sdk';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { ExactTime, Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type AnyPolicy, type Policies, refreshPolicies } from './policy-data.ts';
import { type Start, startOf, startsAtOf, whyWaiting } from './start.ts';
import { StartChoice } from './start-choice.tsx';

/** Every section is handed the same: all policies, and the account whose own are looked at. */
export interface SectionProps {
  readonly policies: Policies;
  /** Null: those of the organization. */
  readonly account: { readonly sid: string; readonly name: string } | null;
}

/** What an open form is told to do in the end. */
export interface Closing {
  /** @param at when it starts; null: it has */
  readonly onSaved: (at: string | null) => void;
  readonly onClose: () => void;
}

interface PolicySectionProps {
  readonly title: string;
  readonly policy: AnyPolicy;
  /** What follows for people, behind the sentence. */
  readonly follows?: ReactNode;
  readonly children?: ReactNode;
  readonly form: (closing: Closing) => ReactNode;
}

/** One policy: its sentence, what is planned, and Edit. */
export function PolicySection({ title, policy, follows, children, form }: PolicySectionProps) {
  const { may } = useOrganization();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState<{ readonly at: string | null } | null>(null);
  return (
    <section className="policy" aria-label={title}>
      <div className="policy-head">
        <h3>{title}</h3>
        {may('security-policies/update') ? (
          <Button small label={t`Edit: ${title}`} onPress={() => setEditing(true)}>
            <Trans>Edit</Trans>
          </Button>
        ) : null}
      </div>
      {saved === null ? null : <Saved at={saved.at} />}
      <p>
        {policy.sentence} {follows}
      </p>
      {policy.planned === null ? null : (
        <Notice>
          <Trans>
            From <ExactTime at={policy.planned.starts_at} /> on:{' '}
            {ph({ rule: policy.planned.sentence })} It starts by itself.
          </Trans>
        </Notice>
      )}
      {children}
      {editing
        ? form({
            onSaved: (at) => {
              setSaved({ at });
              setEditing(false);
            },
            onClose: () => setEditing(false),
          })
        : null}
    </section>
  );
}

function Saved({ at }: { at: string | null }) {
  return (
    <Notice tone="ok" live>
      {at === null ? (
        <Trans>Saved. It counts from now on.</Trans>
      ) : (
        <Trans>
          Saved. It starts by itself at <ExactTime at={at} />.
        </Trans>
      )}
    </Notice>
  );
}

interface PolicyFormProps<Rule extends object, Saving extends AnyPolicy> extends Closing {
  readonly title: string;
  readonly policy: AnyPolicy;
  /** As it is chosen at the moment. */
  readonly rule: Rule;
  /** What it means that it begins now, or later. */
  readonly now: string;
  readonly later: string;
  /** What has to be mended first, as a sentence. */
  readonly waiting?: string | undefined;
  readonly children: ReactNode;
  readonly preview: (body: Rule & { starts_at: string | null }) => Promise<Impact>;
  readonly save: (
    api: BailiwickClient,
    body: Rule & { starts_at: string | null },
  ) => Promise<Saving>;
}

/** Chooses a rule and when it begins; what that changes is shown before it is saved, and the choice is kept meanwhile. */
export function PolicyForm<Rule extends object, Saving extends AnyPolicy>(
  props: PolicyFormProps<Rule, Saving>,
) {
  const { title, policy, rule, onSaved, onClose } = props;
  const { sid } = useOrganization();
  const [start, setStart] = useState<Start>(() => startOf(policy.planned));
  const [asking, setAsking] = useState(false);
  const startsAt = startsAtOf(start);
  const body = { ...rule, starts_at: startsAt };
  if (asking)
    return (
      <FarReachingAct
        title={title}
        button={startsAt === null ? t`Save` : t`Plan it`}
        danger={false}
        inputs={[body, policy.version]}
        waiting={props.waiting ?? whyWaiting(start)}
        preview={() => props.preview(body)}
        run={async (api) => {
          const saved = await props.save(api, body);
          await refreshPolicies(sid);
          onSaved(saved.planned?.starts_at ?? null);
        }}
        onClose={() => setAsking(false)}
      />
    );
  return (
    <Dialog title={title} onClose={onClose}>
      {props.children}
      <StartChoice
        start={start}
        now={props.now}
        later={props.later}
        onChange={(changed) => setStart({ ...start, ...changed })}
      />
      <div className="form-foot">
        <Button kind="primary" onPress={() => setAsking(true)}>
          <Trans>See what changes</Trans>
        </Button>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
