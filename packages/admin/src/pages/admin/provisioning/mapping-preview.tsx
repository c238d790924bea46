/** What would become of a person who is sent: of the newest request, of another one of the log, or of a resource that is pasted. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { formatMoment, formatParts } from '../../../i18n/formats.ts';
import { type Option, SelectField, TextArea } from '../../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../../ui/form.tsx';
import { ExactTime, Stamp, type Tone } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Connection, fieldWords, type Sources } from './connection-data.ts';

type Preview = Schemas['MappingPreview'];
type Previewed = Preview['fields'][number];

const outcomes: Readonly<Record<Previewed['outcome'], { word: MessageDescriptor; tone: Tone }>> = {
  new: { word: msg`new`, tone: 'ok' },
  changed: { word: msg`changed`, tone: 'ok' },
  same: { word: msg`the same`, tone: 'plain' },
  missing: { word: msg`nothing sent`, tone: 'warn' },
  refused: { word: msg`refused`, tone: 'bad' },
};

const newest = 'newest';
const pasted = 'pasted';

/** Requests of which somebody can be read. */
function useRequests(connection: Connection): readonly Option[] {
  const { sid } = useOrganization();
  const { data } = useQuery({
    queryKey: ['provisioning-requests', sid, connection.sid, 'for-preview'],
    queryFn: () => bailiwick.provisioningConnections.listRequests(sid, connection.sid),
  });
  return (data?.items ?? [])
    .filter(({ method, address }) => {
      const isWrite = method === 'POST' || method === 'PUT' || method === 'PATCH';
      return isWrite && /^\/scim\/v2\/Users(?:\/US[0-9a-f]{32})?(?:\?|$)/.test(address);
    })
    .slice(0, 20)
    .map((row) => ({
      value: row.request_id,
      label: formatParts([formatMoment(row.received_at), `${row.method} ${row.address}`]),
    }));
}

export function MappingPreview({
  connection,
  sources,
}: {
  connection: Connection;
  /** What stands in the form; undefined: what is saved. */
  sources: () => Sources | undefined;
}) {
  const { sid } = useOrganization();
  const [of, setOf] = useState(newest);
  const [tried, setTried] = useState<Preview | null>(null);
  const [isNoJson, setNoJson] = useState(false);
  const requests = useRequests(connection);
  const first = useQuery({
    queryKey: ['provisioning-preview', sid, connection.sid, connection.version],
    queryFn: () => bailiwick.provisioningMappings.preview(sid, connection.sid, {}),
  });
  const attempt: Submit = async (values) => {
    const resource = of === pasted ? readObject(values['resource'] ?? '') : undefined;
    setNoJson(resource === null);
    if (resource === null) return;
    const chosen = sources();
    setTried(
      await bailiwick.provisioningMappings.preview(sid, connection.sid, {
        ...(chosen === undefined ? {} : { sources: chosen }),
        ...(resource === undefined ? {} : { resource }),
        ...(of === newest || of === pasted ? {} : { request_id: of }),
      }),
    );
  };
  const shown = tried ?? first.data;
  return (
    <section className="section" aria-label={t`What would become of somebody`}>
      <h2>
        <Trans>What would become of somebody</Trans>
      </h2>
      <Form asks submit={t`Try it, without saving`} onSubmit={attempt}>
        <SelectField
          name="of"
          label={t`Tried with`}
          options={[
            { value: newest, label: t`the newest request` },
            { value: pasted, label: t`a person that you paste` },
            ...requests,
          ]}
          value={of}
          onChange={setOf}
        />
        {of === pasted ? (
          <TextArea
            name="resource"
            label={t`Person, as JSON`}
            rows={8}
            help={t`As your directory sends it: an object with userName.`}
          />
        ) : null}
        {isNoJson ? (
          <p role="alert" className="field-error">
            <Trans>This is no object in JSON.</Trans>
          </p>
        ) : null}
      </Form>
      {first.isError ? (
        <ProblemSummary problem={problemOf(first.error)} takesFocus={false} />
      ) : null}
      {shown === undefined ? null : <Outcome preview={shown} />}
    </section>
  );
}

/** Null: it is none. */
function readObject(text: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text);
    const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isObject ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function Outcome({ preview }: { preview: Preview }) {
  const { sentence, request, fields } = preview;
  return (
    <div className="provisioning-outcome">
      <p role="status">{sentence}</p>
      {request === null ? null : (
        <p className="small muted">
          <code>
            {request.method} {request.address}
          </code>{' '}
          <ExactTime at={request.received_at} />
        </p>
      )}
      {fields.length === 0 ? null : (
        <ul className="provisioning-fields">
          {fields.map((field) => (
            <li key={field.field}>
              <PreviewedField field={field} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const words: Readonly<Record<'true' | 'false', MessageDescriptor>> = {
  true: msg`yes`,
  false: msg`no`,
};

function PreviewedField({ field }: { field: Previewed }) {
  const { value, outcome, sentence, reads } = field;
  const { word, tone } = outcomes[outcome];
  const isWord = field.field === 'active' && (value === 'true' || value === 'false');
  return (
    <>
      <p className="provisioning-field">
        <strong>{i18n._(fieldWords[field.field])}</strong>
        <Stamp tone={tone}>{i18n._(word)}</Stamp>
      </p>
      {value === null || value === '' ? null : (
        <p>
          <bdi>{isWord ? i18n._(words[value]) : value}</bdi>
        </p>
      )}
      <p className="small muted">{sentence}</p>
      <ul className="small">
        {reads.map((read) => (
          <li key={read.path}>
            <code>{read.path}</code>:{' '}
            {read.value === null ? (
              <span className="muted">
                <Trans>nothing</Trans>
              </span>
            ) : (
              <bdi>{read.value}</bdi>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
