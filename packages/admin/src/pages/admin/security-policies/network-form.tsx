/** From which networks one may come, and from when on; who comes from elsewhere is shown before it is saved. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { BailiwickError, bailiwick, queryClient, type Schemas } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { Button, Choices } from '../../../ui/controls.tsx';
import { useOrganization } from '../organization.ts';
import { type Closing, PolicyForm } from './frame.tsx';
import { covers, linesOf, type Network, networksOf, textOf } from './network-lines.ts';
import { lastChosen } from './policy-data.ts';

type NetworkPolicy = Schemas['NetworkPolicy'];
type Rule = { readonly mode: NetworkPolicy['mode']; readonly networks: Network[] };

interface FormProps extends Closing {
  readonly policy: NetworkPolicy;
  /** From where whoever decides comes; null: nobody knows. */
  readonly address: string | null;
}

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

/** A refused line is named by where it stands in the field, and not by its place in what was sent. */
function namingLines(error: unknown, lines: readonly number[]): unknown {
  if (!(error instanceof BailiwickError)) return error;
  const { errors = [] } = error.problem;
  const named = errors.map((field) => {
    const [, position] = /^\/networks\/(\d+)(?:\/|$)/.exec(field.pointer) ?? [];
    const line = position === undefined ? undefined : lines[Number(position)];
    if (line === undefined) return field;
    const detail = t`Line ${{ line: formatNumber(line) }}: ${{ detail: field.detail }}`;
    return { pointer: `/networks#${line}`, detail };
  });
  return new BailiwickError({ ...error.problem, errors: named });
}

export function NetworkForm({ policy, address, ...closing }: FormProps) {
  const { sid } = useOrganization();
  const before = lastChosen<Rule>(policy);
  const [mode, setMode] = useState(before.mode);
  const [text, setText] = useState(() => textOf(before.networks));
  const networks = networksOf(text);
  const { account_sid, version } = policy;
  const missing = address === null || covers(networks, address) ? undefined : address;
  return (
    <PolicyForm
      {...closing}
      title={t`Change from where one may come`}
      policy={policy}
      rule={{ account_sid, mode, networks }}
      now={t`It counts from the next request on.`}
      later={t`By itself. Until then it is as it was.`}
      preview={(body) =>
        bailiwick.networkPolicies.updateDryRun(sid, body).catch((error: unknown) => {
          throw namingLines(error, linesOf(text));
        })
      }
      save={async (api, body) => {
        const saved = await api.networkPolicies.update(sid, body, { ifMatch: version });
        await queryClient.invalidateQueries({ queryKey: ['network-policies', sid] });
        return saved;
      }}
    >
      <Choices
        name="mode"
        legend={t`From where one may come`}
        choices={modes(account_sid !== null)}
        value={mode}
        onChange={(value) => setMode(value as Rule['mode'])}
      />
      <ListField text={text} onChange={setText} />
      <YourAddress
        address={address}
        missing={missing}
        onAdd={() => setText(`${text.trimEnd()}\n${missing ?? ''}`.trimStart())}
      />
    </PolicyForm>
  );
}

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
