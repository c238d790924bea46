/** Importing people from a CSV file: chosen, read, tried row by row, and only then done. Where it stands is in the address. */

import { uploadImport } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatMegabytes, formatNumber } from '../../i18n/formats.ts';
import { Button } from '../../ui/controls.tsx';
import { download } from '../../ui/download.ts';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { useListSearch } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Notice } from '../../ui/parts.tsx';
import { FilePicker } from './file-picker.tsx';
import { ImportCheck } from './import-check.tsx';
import { useOrganization } from './organization.ts';

type Import = Schemas['Import'];

const largestBytes = 35_000_000;
const largestRows = 150_000;

export function ImportPeople() {
  const organization = useOrganization();
  const [{ file: fileSid, check: checkSid }] = useListSearch();
  const mayImport = organization.may('imports/create');
  return (
    <Page
      help="importing"
      title={t`Import people`}
      place={organization.place}
      crumb={
        <Link to="/admin/users">
          <Trans>Users</Trans>
        </Link>
      }
      lead={t`New people are invited; people who belong here already get what their row says, and an empty cell changes nothing. Every row is tried first: nothing is written before you say so.`}
    >
      {mayImport ? (
        <div className="columns">
          <div>
            {fileSid === undefined ? (
              <ChooseFile />
            ) : (
              <ChosenFile fileSid={fileSid} checkSid={checkSid} />
            )}
          </div>
          <aside>
            <ColumnsLedger />
          </aside>
        </div>
      ) : (
        <Notice tone="warn">
          <Trans>You may not import people here. The Owner or an Administrator can.</Trans>
        </Notice>
      )}
    </Page>
  );
}

/** Why a file is not even sent; undefined: it is. */
function whyNotSent(file: File): string | undefined {
  if (file.size === 0) return t`${{ name: file.name }} is empty.`;
  if (file.size > largestBytes)
    return t`${{ name: file.name }} has ${{ size: formatMegabytes(file.size) }}. At most ${{ most: formatMegabytes(largestBytes) }} can be imported at once: split it.`;
  return undefined;
}

function ChooseFile() {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const { act, pending, problem } = useAct();
  const [sent, setSent] = useState<Import | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const send = (file: File) => {
    const reason = whyNotSent(file);
    setRefusal(reason);
    if (reason !== undefined) return;
    void act(async () => {
      const whole = await uploadImport(bailiwick, sid, {
        name: file.name,
        text: await file.text(),
        onPiece: setSent,
      });
      queryClient.setQueryData(['imports', sid, whole.sid], whole);
      const search =
        whole.problem === null
          ? { file: whole.sid, check: (await bailiwick.imports.check(sid, whole.sid)).sid }
          : { file: whole.sid };
      await navigate({ to: '.', search });
    });
  };
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {refusal === undefined ? null : (
        <Notice tone="bad" live>
          {refusal}
        </Notice>
      )}
      {pending ? (
        <Notice live>
          <p>
            {sent === null
              ? t`Reading the file…`
              : t`Sending ${{ name: sent.file_name }}: ${{ sent: formatNumber(sent.received_bytes) }} of ${{ all: formatNumber(sent.size_bytes) }} bytes.`}
          </p>
          <progress
            className="progress"
            aria-label={t`Bytes that are sent`}
            value={sent?.received_bytes ?? 0}
            max={sent?.size_bytes ?? 1}
          />
        </Notice>
      ) : (
        <FilePicker
          label={t`A CSV file of people`}
          help={t`Up to ${{ people: formatNumber(largestRows) }} people and ${{ size: formatMegabytes(largestBytes) }}, in UTF-8; commas, semicolons or tabs.`}
          accept=".csv,.tsv,.txt,text/csv"
          onChoose={send}
        />
      )}
    </>
  );
}

/** The page begins anew; a trial that goes on is called off. */
function useOtherFile(checkSid: string | undefined) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  return async () => {
    if (checkSid !== undefined)
      // It may have ended in the meantime, which is as good.
      await bailiwick.operations.cancel(sid, checkSid).catch(() => undefined);
    await navigate({ to: '.', search: {} });
  };
}

function ChosenFile({ fileSid, checkSid }: { fileSid: string; checkSid: string | undefined }) {
  const { sid } = useOrganization();
  const { act, pending, problem } = useAct();
  const [, change] = useListSearch();
  const otherFile = useOtherFile(checkSid);
  const file = useQuery({
    queryKey: ['imports', sid, fileSid],
    queryFn: () => bailiwick.imports.get(sid, fileSid),
  });
  const other = (
    <Button pending={pending} onPress={() => void act(otherFile)}>
      <Trans>Choose another file</Trans>
    </Button>
  );
  if (file.isError) {
    return (
      <>
        <ProblemSummary problem={problemOf(file.error)} />
        {other}
      </>
    );
  }
  if (file.data === undefined) return null;
  const { file_name: name, problem: unreadable, state } = file.data;
  const isReadable = state === 'received' && unreadable === null;
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {state === 'receiving' ? (
        <Notice tone="warn">
          <Trans>{name} was not sent to its end. Choose the file again.</Trans>
        </Notice>
      ) : null}
      {unreadable === null ? null : (
        <Notice tone="bad" live>
          <h2>
            <Trans>{name} cannot be read as a table of people</Trans>
          </h2>
          <p>{unreadable}</p>
        </Notice>
      )}
      {isReadable ? <ReadAs file={file.data} /> : null}
      {isReadable && checkSid === undefined ? (
        <div className="form-foot">
          <Button
            kind="primary"
            pending={pending}
            onPress={() =>
              void act(async () =>
                change({ check: (await bailiwick.imports.check(sid, fileSid)).sid }),
              )
            }
          >
            <Trans>Try every row</Trans>
          </Button>
          {other}
        </div>
      ) : null}
      {isReadable && checkSid !== undefined ? (
        <ImportCheck fileSid={fileSid} checkSid={checkSid} other={other} />
      ) : null}
      {isReadable ? null : other}
    </>
  );
}

const fieldWords: Readonly<Record<string, MessageDescriptor>> = {
  email: msg`E-mail address`,
  first_name: msg`First name`,
  last_name: msg`Last name`,
  organization_role: msg`Role in the organization`,
  accounts: msg`Accounts and roles`,
};

function fieldText(field: string): string {
  const words = fieldWords[field];
  return words === undefined ? field : i18n._(words);
}

function ReadAs({ file }: { file: Import }) {
  return (
    <section className="section">
      <h2>
        <Trans>
          How <bdi>{ph({ name: file.file_name })}</bdi> is read
        </Trans>
      </h2>
      <dl className="ruled">
        {file.columns.map(({ heading, field }, index) => (
          // Two columns that are not used may have one heading.
          <div key={`${heading}-${String(index)}`}>
            <dt>
              <bdi>{heading === '' ? t`(no heading)` : heading}</bdi>
            </dt>
            <dd>
              {field === null ? (
                <span className="muted">
                  <Trans>not used</Trans>
                </span>
              ) : (
                fieldText(field)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const columnWords: Readonly<Record<string, MessageDescriptor>> = {
  email: msg`needed`,
  first_name: msg`optional`,
  last_name: msg`optional`,
  organization_role: msg`name or SID`,
  accounts: msg`SID:role|SID:role`,
};

function ColumnsLedger() {
  const { sid } = useOrganization();
  const domains = useQuery({
    queryKey: ['domains', sid, 'overview'],
    queryFn: () => bailiwick.domains.list(sid, { page_size: 200 }),
  });
  const proven = domains.data?.items.filter(({ state }) => state === 'verified') ?? [];
  const example = `ada@${proven[0]?.name ?? 'your-domain.example'}`;
  const template = `email,first_name,last_name,organization_role,accounts\r\n${example},Ada,Okafor,Standard User,\r\n`;
  return (
    <Ledger
      title={t`Columns of the file`}
      rows={Object.entries(columnWords).map(([name, words]) => [
        <code key={name}>{name}</code>,
        i18n._(words),
      ])}
    >
      <p className="small muted">
        <Trans>The first line names the columns, in any order; others are passed over.</Trans>{' '}
        {domains.isSuccess && proven.length === 0
          ? t`People can only be imported with an address in a proven domain, and none is proven yet.`
          : null}
      </p>
      <Button
        small
        onPress={() =>
          download('people-template.csv', new Blob([template], { type: 'text/csv;charset=utf-8' }))
        }
      >
        <Trans>Download a template</Trans>
      </Button>
    </Ledger>
  );
}
