/** What of a person is read from where: what an administrator chose, beside what would become of the newest request. */
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { TextField } from '../../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, valuesOf } from '../../../ui/form.tsx';
import { useOrganization } from '../organization.ts';
import { type Connection, fieldWords, refreshConnection, type Sources } from './connection-data.ts';
import { MappingPreview } from './mapping-preview.tsx';

type Mapping = Schemas['ProvisioningMapping'];
type Field = Mapping['fields'][number];

/** Empty: as usual. */
const sourceIn = (values: Readonly<Record<string, string>>, name: keyof Sources) => {
  const source = (values[name] ?? '').trim();
  return source === '' ? null : source;
};

const sourcesIn = (values: Readonly<Record<string, string>>): Sources => ({
  email: sourceIn(values, 'email'),
  first_name: sourceIn(values, 'first_name'),
  last_name: sourceIn(values, 'last_name'),
});

export function ConnectionMapping({ connection }: { connection: Connection }) {
  const { sid, may } = useOrganization();
  const around = useRef<HTMLDivElement>(null);
  const mapping = useQuery({
    queryKey: ['provisioning-mapping', sid, connection.sid, connection.version],
    queryFn: () => bailiwick.provisioningMappings.get(sid, connection.sid),
  });
  if (mapping.isError) return <ProblemSummary problem={problemOf(mapping.error)} />;
  const { data } = mapping;
  if (data === undefined) return null;
  const mayChoose = may('provisioning-connections/update');
  /** What stands in the form, saved or not. */
  const sources = () => {
    const form = around.current?.querySelector('form') ?? null;
    return form === null ? undefined : sourcesIn(valuesOf(form));
  };
  return (
    <div className="columns provisioning-mapping">
      <section className="section" aria-label={t`What is read from where`}>
        <h2>
          <Trans>What is read from where</Trans>
        </h2>
        <p className="section" role="status">
          {data.sentence}
        </p>
        <div ref={around}>
          {mayChoose ? (
            <MappingForm key={data.version} connection={connection} mapping={data} />
          ) : (
            <Chosen fields={data.fields} />
          )}
        </div>
        {mayChoose ? <Chosen fields={data.fields.filter((field) => field.is_fixed)} /> : null}
      </section>
      <MappingPreview key={data.version} connection={connection} sources={sources} />
    </div>
  );
}

function MappingForm({ connection, mapping }: { connection: Connection; mapping: Mapping }) {
  const { sid } = useOrganization();
  const save: Submit = async (values, api) => {
    await api.provisioningMappings.replace(sid, connection.sid, sourcesIn(values), {
      ifMatch: mapping.version,
    });
    await refreshConnection(sid, connection.sid);
  };
  return (
    <Form submit={t`Save`} onSubmit={save}>
      {mapping.fields
        .filter((field) => !field.is_fixed)
        .map(({ field, source, usual }) => (
          <TextField
            key={field}
            name={field}
            label={i18n._(fieldWords[field])}
            required={false}
            defaultValue={source ?? ''}
            maxLength={300}
            className="mono"
            help={
              <Trans>
                Empty: as usual. <bdi>{usual}</bdi>
              </Trans>
            }
          />
        ))}
      <p className="small muted">
        <Trans>
          A path of SCIM, like <code>displayName</code> or{' '}
          <code>{'emails[type eq "work"].value'}</code>. Names take up to three, separated by a
          blank and put together. An address has to be in one of your verified domains, whatever it
          is read from.
        </Trans>
      </p>
    </Form>
  );
}

/** What only says itself. */
function Chosen({ fields }: { fields: readonly Field[] }) {
  return (
    <dl className="ruled">
      {fields.map(({ field, source, usual }) => (
        <div key={field}>
          <dt>{i18n._(fieldWords[field])}</dt>
          <dd>{source === null ? usual : <code>{source}</code>}</dd>
        </div>
      ))}
    </dl>
  );
}
