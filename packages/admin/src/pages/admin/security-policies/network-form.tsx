/** From which networks one may come, and from when on; who comes from elsewhere is shown before it is saved. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import { Button, Choices } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { covers, networksOf, textOf } from './network-lines.ts';
import { refreshPolicies } from './policy-data.ts';
import { type Start, startOf, startsAtOf, whyWaiting } from './start.ts';
import { StartChoice } from './start-choice.tsx';

type NetworkPolicy = Schemas['NetworkPolicy'];

interface Choice extends Start {
  readonly mode: NetworkPolicy['mode'];
  /** As the field has it. */
  readonly text: string;
}

interface FormProps {
  readonly policy: NetworkPolicy;
  /** From where whoever decides comes; null: nobody knows. */
  readonly address: string | null;
  /** @param at when it starts; null: it has */
  readonly onSaved: (at: string | null) => void;
}

/** What is planned is what somebody chose last. */
const chosenBefore = ({ planned, ...policy }: NetworkPolicy): Choice => ({
  mode: (planned ?? policy).mode,
  text: textOf((planned ?? policy).networks),
  ...startOf(planned),
});

const modes = (isAccount: boolean) => [
  {
    value: 'off',
    title: isAccount ? t`from everywhere that the organization allows` : t`from everywhere`,
  },
  {
    value: 'report_only',
    title: t`from everywhere, and write down who comes from outside of the list`,
    text: t`Nobody is refused. After some days you see here whom the list would shut out.`,
  },
  {
    value: 'enforced',
    title: t`from the networks of the list alone`,
    text: isAccount
      ? t`Whoever comes from elsewhere does not reach this account. An address has to pass the list of the organization too.`
      : t`Sessions, API keys, OAuth apps and provisioning are refused from elsewhere, and so are people from outside at your accounts.`,
  },
];

export function NetworkForm({ policy, address, onSaved }: FormProps) {
  const { sid } = useOrganization();
  const [choice, setChoice] = useState<Choice>(() => chosenBefore(policy));
  const [asking, setAsking] = useState(false);
  const change = (changed: Partial<Choice>) => setChoice({ ...choice, ...changed });
  const { mode, text } = choice;
  const networks = networksOf(text);
  const startsAt = startsAtOf(choice);
  const { account_sid } = policy;
  const body = { account_sid, mode, networks, starts_at: startsAt };
  const missing = address === null || covers(networks, address) ? undefined : address;
  const add = () => change({ text: `${text.trimEnd()}\n${missing ?? ''}`.trimStart() });
  return (
    <>
      <Choices
        name={`mode-${account_sid ?? ''}`}
        legend={t`From where one may come`}
        choices={modes(account_sid !== null)}
        value={mode}
        onChange={(value) => change({ mode: value as Choice['mode'] })}
      />
      <ListField text={text} onChange={(next) => change({ text: next })} />
      <YourAddress address={address} missing={missing} onAdd={add} />
      <StartChoice
        start={choice}
        now={t`It counts from the next request on.`}
        later={t`By itself. Until then it is as it was.`}
        onChange={change}
      />
      <div className="form-foot">
        <Button kind="primary" onPress={() => setAsking(true)}>
          <Trans>See what changes</Trans>
        </Button>
      </div>
      {asking ? (
        <FarReachingAct
          title={t`Change from where one may come`}
          button={startsAt === null ? t`Save` : t`Plan it`}
          danger={false}
          inputs={[body, policy.version]}
          waiting={whyWaiting(choice)}
          preview={() => bailiwick.networkPolicies.updateDryRun(sid, body)}
          run={async (api) => {
            const saved = await api.networkPolicies.update(sid, body, { ifMatch: policy.version });
            onSaved(saved.planned?.starts_at ?? null);
            await queryClient.invalidateQueries({ queryKey: ['network-policies', sid] });
            await refreshPolicies(sid);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          {mode === 'enforced' && missing !== undefined ? (
            <p>
              <Button small onPress={add}>
                <Trans>Add your address</Trans>
              </Button>
            </p>
          ) : null}
        </FarReachingAct>
      ) : null}
    </>
  );
}

/** Lines that are refused are named by what stands in them. */
function ListField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        <Trans>Networks, one a line</Trans>
      </label>
      <textarea
        id={id}
        className="input mono"
        dir="ltr"
        rows={6}
        value={text}
        spellCheck={false}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="field-help" id={`${id}-help`}>
        <Trans>
          A network or one address, then whose it is: <code>203.0.113.0/24 Office in Berlin</code>.
          IPv4 and IPv6, 200 at most.
        </Trans>
      </div>
      {networksOf(text).map(({ network }, position) => (
        <span
          key={`${position} ${network}`}
          hidden
          data-pointer={`/networks/${position}/network`}
          data-label={network}
        />
      ))}
    </div>
  );
}

interface YourAddressProps {
  readonly address: string | null;
  /** The same, where the list does not have it. */
  readonly missing: string | undefined;
  readonly onAdd: () => void;
}

function YourAddress({ address, missing, onAdd }: YourAddressProps) {
  if (address === null)
    return (
      <p>
        <Trans>
          This instance cannot see from where you come: a list would shut you out. Whoever runs it
          names its proxies in the settings.
        </Trans>
      </p>
    );
  return (
    <p>
      <Trans>
        You come from <code>{address}</code>.
      </Trans>{' '}
      {missing === undefined ? (
        <Trans>The list has it.</Trans>
      ) : (
        <Button small onPress={onAdd}>
          <Trans>Add it to the list</Trans>
        </Button>
      )}
    </p>
  );
}
