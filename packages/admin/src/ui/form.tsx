/**
 * A form that talks to the server: keeps what was typed, shows the server's refusal at its fields and in a summary that
 * takes the focus, and asks for the password again when the server wants that.
 */

import type { BailiwickClient } from '@bailiwick/sdk';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  lazy,
  type MouseEvent,
  type ReactNode,
  type SubmitEvent,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { BailiwickError, bailiwick, type FieldProblem, type Problem } from '../api.ts';
import { Button, FieldErrors } from './controls.tsx';
import { useStepUp } from './step-up-context.ts';

const unreachable = (): Problem => ({
  type: 'about:blank',
  title: t`The server could not be reached`,
  status: 0,
  code: 'connection',
  detail: t`Nothing was sent, or no answer came.`,
  remedy: t`Look at your connection and try again: what you typed is still here.`,
  request_id: '',
});

export function problemOf(error: unknown): Problem {
  return error instanceof BailiwickError ? error.problem : unreachable();
}

const fieldOf = (pointer: string) =>
  document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`);

/** Without its place in the list nobody knows which one is meant. */
const isOneOfMany = (pointer: string) => /\/\d+(?:\/|$)/.test(pointer);

/** An error of a field, with a link to it when it is on the page. */
function FieldError({ pointer, detail }: FieldProblem) {
  const [label, setLabel] = useState<string>();
  useEffect(() => setLabel(fieldOf(pointer)?.dataset['label']), [pointer]);
  const go = (event: MouseEvent) => {
    event.preventDefault();
    fieldOf(pointer)?.focus();
  };
  return (
    <li>
      {label === undefined ? (
        isOneOfMany(pointer) ? (
          <>
            <code>{pointer}</code>:{' '}
          </>
        ) : null
      ) : (
        <>
          <a href="#content" onClick={go}>
            {label}
          </a>
          :{' '}
        </>
      )}
      {detail}
    </li>
  );
}

/** What the API says of its requests to programmers, to people who filled in a form. */
const ofAForm = () => ({
  title: t`This cannot be taken as it is`,
  remedy: t`Correct it and try again: what you typed is still here.`,
});

/**
 * What was refused, why, at which fields, and who can change it. Takes the focus when it appears, unless nobody asked for
 * what failed, as when a list loads.
 */
export function ProblemSummary({
  problem,
  takesFocus = true,
}: {
  problem: Problem;
  takesFocus?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [problem, takesFocus]);
  const errors = problem.errors ?? [];
  const { title, remedy } = problem.code === 'request.invalid' ? ofAForm() : problem;
  return (
    <div className="notice" data-tone="bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {errors.some((field) => problem.detail.endsWith(field.detail)) ? null : (
        <p>{problem.detail}</p>
      )}
      {errors.length === 0 ? null : (
        <ul>
          {errors.map((field) => (
            <FieldError key={field.pointer} {...field} />
          ))}
        </ul>
      )}
      {problem.who_can === undefined ? null : (
        <p>
          <Trans>Who can: {ph({ whoCan: problem.who_can })}.</Trans>
        </p>
      )}
      {problem.missing_permission === undefined ? null : (
        <p className="small">
          <Trans>
            Missing permission: <code>{ph({ missingPermission: problem.missing_permission })}</code>
          </Trans>
        </p>
      )}
      <p className="small">
        {remedy}{' '}
        {problem.request_id === '' ? null : (
          <span className="muted">
            <Trans>Request {ph({ requestId: problem.request_id })}</Trans>
          </span>
        )}
      </p>
    </div>
  );
}

type Values = Record<string, string>;

/**
 * What a form does, by the client that it is handed: the real one does it; one that only writes down what it is asked
 * shows it as code, and never answers. So nothing but reading values stands before the first call.
 */
export type Submit = (values: Values, api: BailiwickClient) => Promise<void>;

export interface FormProps {
  readonly children: ReactNode;
  readonly submit: string;
  readonly onSubmit: Submit;
  /** It changes nothing: it looks something up, or leads to the next question. */
  readonly asks?: boolean;
  /** False: on a page for people without a login, who have no use for programs. */
  readonly hasCode?: boolean;
  /** The call alone, where `onSubmit` looks at something else first. */
  readonly call?: (api: BailiwickClient) => unknown;
  readonly secondary?: ReactNode;
  readonly danger?: boolean;
}

/** Runs what changes something: pending state, refusal, and the password again when it is wanted. */
export function useAct() {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const withStepUp = useStepUp();
  const act = async (work: () => Promise<void>): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setProblem(null);
    try {
      await withStepUp(work);
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { act, pending, problem, setProblem };
}

export const valuesOf = (form: HTMLFormElement): Values =>
  Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );

/** Comes when somebody opens it. */
const AsCode = lazy(() => import('./as-code.tsx').then((module) => ({ default: module.AsCode })));

export function Form({
  children,
  submit,
  onSubmit,
  asks = false,
  hasCode = true,
  call,
  secondary,
  danger = false,
}: FormProps) {
  const { act, pending, problem } = useAct();
  const [isShown, setShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus="true"]')?.focus(), []);
  const handle = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = valuesOf(event.currentTarget);
    void act(() => onSubmit(values, bailiwick));
  };
  const errors = new Map(problem?.errors?.map((field) => [field.pointer, field.detail]));
  return (
    <form ref={form} onSubmit={handle}>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <FieldErrors.Provider value={errors}>{children}</FieldErrors.Provider>
      <div className="form-foot">
        <Button type="submit" kind={danger ? 'danger' : 'primary'} pending={pending}>
          {pending ? t`One moment…` : submit}
        </Button>
        {secondary}
        {asks || !hasCode ? null : (
          <Button kind="quiet" small expanded={isShown} onPress={() => setShown(!isShown)}>
            <Trans>Show as code</Trans>
          </Button>
        )}
      </div>
      {isShown ? (
        <Suspense>
          <AsCode
            form={form}
            change={(api) =>
              call !== undefined
                ? call(api)
                : form.current !== null && onSubmit(valuesOf(form.current), api)
            }
          />
        </Suspense>
      ) : null}
    </form>
  );
}
