/**
 * A far-reaching act: asks the server what it would change, shows that as a ledger, and does it only then. What cannot be
 * undone asks for the name of the thing as well; a fresh proof is asked for where the server wants one.
 */

import type { BailiwickClient, Impact } from '@bailiwick/sdk';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { formatList, formatNumber } from '../i18n/formats.ts';
import { Button, TextField } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Form, ProblemSummary, problemOf } from './form.tsx';
import { ExactTime, Ledger } from './parts.tsx';

/** "Ada, Imogen and 211 more". */
export function namesOf(names: readonly string[], count: number): string {
  const more = count - names.length;
  if (more <= 0) return formatList(names);
  return formatList([...names, plural(more, { one: '# more', other: '# more' })]);
}

/** How many, of what, and the first names: the same ledger beside every far-reaching act. */
export function ImpactLedger({ impact }: { impact: Impact }) {
  const rows = impact.changes.map(
    ({ what, label, count, names }) =>
      [
        <span key={what}>
          {label}
          {names.length === 0 ? null : (
            <span className="small muted impact-names">{namesOf(names, count)}</span>
          )}
        </span>,
        formatNumber(count),
      ] as const,
  );
  return (
    <Ledger title={t`What changes`} rows={rows}>
      {impact.you.map((sentence) => (
        <p key={sentence}>
          <Trans>
            <strong>You:</strong> {sentence}
          </Trans>
        </p>
      ))}
      <p className="small">
        {impact.undo === null ? t`This cannot be undone.` : impact.undo.sentence}{' '}
        {impact.undo === null || impact.undo.until === null ? null : (
          <>
            <Trans>
              Until <ExactTime at={impact.undo.until} />.
            </Trans>
          </>
        )}
      </p>
    </Ledger>
  );
}

export interface FarReachingActProps {
  /** Verb and object: "Close the account Production". */
  readonly title: string;
  /** The same verb: "Close". */
  readonly button: string;
  /** One sentence on what it is for, above the ledger. */
  readonly children?: ReactNode;
  /** What has to be typed for what cannot be undone. */
  readonly typedName?: string;
  readonly danger?: boolean;
  /** What else the act depends on; another value asks again. */
  readonly inputs?: readonly unknown[];
  /** What has to be chosen first, as a sentence; stands where the ledger will. */
  readonly waiting?: string | undefined;
  /** How far the preview is, where it takes long. */
  readonly progress?: string | undefined;
  /** @param signal the preview is not needed any more */
  readonly preview: (signal: AbortSignal) => Promise<Impact>;
  /** By the client that it is handed, as with `Submit`: its call comes first. */
  readonly run: (api: BailiwickClient) => Promise<void>;
  readonly onClose: () => void;
  /** To where the question was asked, when what was answered there is refused. */
  readonly onBack?: () => void;
}

/** The dialog of a far-reaching act. `preview` is the dry run of exactly what `run` does. */
export function FarReachingAct(props: FarReachingActProps) {
  const { title, button, typedName, danger = true, inputs = [], waiting, onClose } = props;
  const [running, setRunning] = useState(false);
  const run = async (api: BailiwickClient) => {
    setRunning(true);
    try {
      await props.run(api);
    } finally {
      setRunning(false);
    }
  };
  const impact = useQuery({
    // What was seen of another choice is not what this one would change.
    queryKey: ['impact', title, waiting, ...inputs],
    queryFn: ({ signal }) => props.preview(signal),
    // What is being done cannot be previewed any more.
    enabled: !running && waiting === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      {props.children}
      {impact.isError ? <ProblemSummary problem={problemOf(impact.error)} /> : null}
      {impact.isPending ? (
        <p className="muted" role="status">
          {waiting ?? props.progress ?? t`Looking at what it would change…`}
        </p>
      ) : null}
      {impact.data === undefined ? null : <ImpactLedger impact={impact.data} />}
      {impact.isSuccess ? (
        <ActForm {...{ button, typedName, danger, onClose, run }} call={props.run} />
      ) : (
        <div className="form-foot">
          {impact.isError && props.onBack !== undefined ? (
            <Button kind="primary" onPress={props.onBack}>
              <Trans>Back</Trans>
            </Button>
          ) : null}
          <Button onPress={onClose}>{impact.isError ? t`Close` : t`Cancel`}</Button>
        </div>
      )}
    </Dialog>
  );
}

function ActForm({
  button,
  typedName,
  danger,
  run,
  call,
  onClose,
}: {
  button: string;
  typedName: string | undefined;
  danger: boolean;
  run: (api: BailiwickClient) => Promise<void>;
  call: (api: BailiwickClient) => Promise<void>;
  onClose: () => void;
}) {
  const [differs, setDiffers] = useState(false);
  return (
    <Form
      submit={button}
      danger={danger}
      call={call}
      onSubmit={async (values, api) => {
        const fits = typedName === undefined || values['typed_name'] === typedName;
        setDiffers(!fits);
        if (fits) await run(api);
      }}
      secondary={
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      }
    >
      {typedName === undefined ? null : (
        <>
          <TextField name="typed_name" label={t`Type ${typedName} to go on`} />
          {differs ? (
            <p className="field-error" role="alert">
              <Trans>That is not the name. It has to be exactly: {typedName}</Trans>
            </p>
          ) : null}
        </>
      )}
    </Form>
  );
}
