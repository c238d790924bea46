/**
 * A far-reaching act: asks the server what it would change, shows that as a ledger, and does it only then. What cannot be
 * undone asks for the name of the thing as well; a fresh proof is asked for where the server wants one.
 */
import type { BailiwickClient, Impact } from '@bailiwick/sdk';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, TextField } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Form, ProblemSummary, problemOf } from './form.tsx';
import { ExactTime, Ledger } from './parts.tsx';

/** How many, of what, and the first names: the same ledger beside every far-reaching act. */
export function ImpactLedger({ impact }: { impact: Impact }) {
  const rows = impact.changes.map(({ what, label, count, names }) => {
    const more = count - names.length;
    const rest = more > 0 ? ` and ${more.toLocaleString('en')} more` : '';
    return [
      <span key={what}>
        {label}
        {names.length === 0 ? null : (
          <span className="small muted impact-names">{names.join(', ') + rest}</span>
        )}
      </span>,
      count.toLocaleString('en'),
    ] as const;
  });
  return (
    <Ledger title="What changes" rows={rows}>
      {impact.you.map((sentence) => (
        <p key={sentence}>
          <strong>You:</strong> {sentence}
        </p>
      ))}
      <p className="small">
        {impact.undo === null ? 'This cannot be undone.' : impact.undo.sentence}{' '}
        {impact.undo === null || impact.undo.until === null ? null : (
          <>
            Until <ExactTime at={impact.undo.until} />.
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
          {waiting ?? props.progress ?? 'Looking at what it would change…'}
        </p>
      ) : null}
      {impact.data === undefined ? null : <ImpactLedger impact={impact.data} />}
      {impact.isSuccess ? (
        <ActForm {...{ button, typedName, danger, onClose, run }} call={props.run} />
      ) : (
        <div className="form-foot">
          {impact.isError && props.onBack !== undefined ? (
            <Button kind="primary" onPress={props.onBack}>
              Back
            </Button>
          ) : null}
          <Button onPress={onClose}>{impact.isError ? 'Close' : 'Cancel'}</Button>
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
      secondary={<Button onPress={onClose}>Cancel</Button>}
    >
      {typedName === undefined ? null : (
        <>
          <TextField name="typed_name" label={`Type ${typedName} to go on`} />
          {differs ? (
            <p className="field-error" role="alert">
              That is not the name. It has to be exactly: {typedName}
            </p>
          ) : null}
        </>
      )}
    </Form>
  );
}
