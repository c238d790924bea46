/** The editions of the instance: what each holds, who has it, which is the default, and whom organizations ask. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatList, formatNumber } from '../../i18n/formats.ts';
import { Button, ButtonLink, SelectField, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Stamp } from '../../ui/parts.tsx';

type Editions = Schemas['Editions'];
type Edition = Schemas['Edition'];

export const useEditions = () =>
  useQuery({ queryKey: ['editions'], queryFn: () => bailiwick.editions.list() });

export async function refreshEditions(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['editions'] });
  await queryClient.invalidateQueries({ queryKey: ['operated-usage'] });
}

export function EditionsPage() {
  const editions = useEditions();
  return (
    <Page
      help="editions"
      title={t`Editions`}
      place={t`Operator`}
      lead={t`What organizations can have: features and limits. Without one assigned, an organization has the default edition.`}
      actions={
        <ButtonLink to="/operator/editions/new" kind="primary">
          <Trans>Create an edition</Trans>
        </ButtonLink>
      }
    >
      {editions.isError ? (
        <ProblemSummary problem={problemOf(editions.error)} takesFocus={false} />
      ) : null}
      {editions.data === undefined ? null : (
        <div className="columns">
          <EditionsTable editions={editions.data} />
          <ForAll editions={editions.data} />
        </div>
      )}
    </Page>
  );
}

/** "Domains 100", for each limit that is set. */
function limitWords({ limits }: Editions, edition: Edition): string {
  const words = limits.flatMap(({ name, title }) => {
    const allowed = edition.limits[name];
    return allowed === null ? [] : [`${title} ${formatNumber(allowed)}`];
  });
  return words.length === 0 ? t`no limits` : formatList(words);
}

function EditionsTable({ editions }: { editions: Editions }) {
  const titleOf = (name: string) =>
    editions.features.find((feature) => feature.name === name)?.title ?? name;
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Editions`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Features</Trans>
            </th>
            <th scope="col">
              <Trans>Limits</Trans>
            </th>
            <th scope="col">
              <Trans>Assigned to</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.items.map((edition) => (
            <tr key={edition.sid}>
              <td data-label={t`Name`}>
                <Link
                  className="strong"
                  to="/operator/editions/$editionSid"
                  params={{ editionSid: edition.sid }}
                >
                  {edition.name}
                </Link>{' '}
                {edition.is_default ? (
                  <Stamp tone="ok">
                    <Trans>default</Trans>
                  </Stamp>
                ) : null}{' '}
                {edition.is_listed ? null : (
                  <Stamp>
                    <Trans>not listed</Trans>
                  </Stamp>
                )}
              </td>
              <td data-label={t`Features`}>
                <span className="tags">
                  {edition.features.map((name) => (
                    <span className="tag" key={name}>
                      {titleOf(name)}
                    </span>
                  ))}
                </span>
              </td>
              <td data-label={t`Limits`}>{limitWords(editions, edition)}</td>
              <td data-label={t`Assigned to`}>
                <Assigned assigned={edition.assigned} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Assigned = ({ assigned }: { assigned: number }) =>
  plural(assigned, { one: '# organization', other: '# organizations' });

function ForAll({ editions }: { editions: Editions }) {
  const [isChanging, setChanging] = useState(false);
  const { settings, items } = editions;
  const nameOf = (sid: string) => items.find((edition) => edition.sid === sid)?.name ?? sid;
  return (
    <Ledger
      title={t`For all editions`}
      rows={[
        [t`Default edition`, nameOf(settings.default_edition_sid)],
        [t`Whom organizations ask`, settings.contact ?? t`nobody is named`],
      ]}
    >
      <Button small onPress={() => setChanging(true)}>
        <Trans>Change</Trans>
      </Button>
      {isChanging ? <ChangeForAll editions={editions} onClose={() => setChanging(false)} /> : null}
    </Ledger>
  );
}

interface Wanted {
  readonly default_edition_sid: string;
  readonly contact: string | null;
}

function ChangeForAll({ editions, onClose }: { editions: Editions; onClose: () => void }) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const { settings, items } = editions;
  const title = t`Change what holds for all editions`;
  if (wanted === null)
    return (
      <Dialog title={title} onClose={onClose}>
        <Form
          asks
          submit={t`See what changes`}
          onSubmit={({ default_edition_sid = '', contact = '' }) =>
            Promise.resolve(
              setWanted({
                default_edition_sid,
                contact: contact.trim() === '' ? null : contact.trim(),
              }),
            )
          }
          secondary={
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          }
        >
          <SelectField
            name="default_edition_sid"
            label={t`Default edition`}
            help={t`What an organization has when none is assigned, or when its own has ended.`}
            options={items.map(({ sid, name }) => ({ value: sid, label: name }))}
            defaultValue={settings.default_edition_sid}
          />
          <TextField
            name="contact"
            label={t`Whom organizations ask for another edition`}
            help={t`An address, say. It stands in every refusal; empty: nobody is named.`}
            defaultValue={settings.contact ?? ''}
            maxLength={200}
            required={false}
          />
        </Form>
      </Dialog>
    );
  const ifMatch = settings.version;
  return (
    <FarReachingAct
      title={title}
      button={t`Change`}
      danger={false}
      inputs={[wanted]}
      preview={() => bailiwick.editionSettings.updateDryRun(wanted)}
      run={async (api) => {
        await api.editionSettings.update(wanted, { ifMatch });
        await refreshEditions();
        onClose();
      }}
      onClose={onClose}
      onBack={() => setWanted(null)}
    />
  );
}
