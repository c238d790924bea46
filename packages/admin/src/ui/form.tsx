/**
 * A form that talks to the server: keeps what was typed, shows the server's refusal at its fields and in a summary that
 * takes the focus, and asks for the password again when the server wants that.
 */
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { BailiwickError, type Problem } from '../api.ts';
import { Button, FieldErrors } from './controls.tsx';
import { useStepUp } from './step-up.tsx';

const unreachable: Problem = {
  type: 'about:blank',
  title: 'The server could not be reached',
  status: 0,
  code: 'connection',
  detail: 'Nothing was sent, or no answer came.',
  remedy: 'Look at your connection and try again: what you typed is still here.',
  request_id: '',
};

export function problemOf(error: unknown): Problem {
  return error instanceof BailiwickError ? error.problem : unreachable;
}

/** What was refused, why, and who can change it. Takes the focus when it appears. */
export function ProblemSummary({ problem }: { problem: Problem }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <div className="notice" data-tone="bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{problem.title}</h2>
      <p>{problem.detail}</p>
      {problem.who_can === undefined ? null : <p>Who can: {problem.who_can}.</p>}
      {problem.missing_permission === undefined ? null : (
        <p className="small">
          Missing permission: <code>{problem.missing_permission}</code>
        </p>
      )}
      <p className="small">
        {problem.remedy} {problem.request_id === '' ? null : <span className="muted">Request {problem.request_id}</span>}
      </p>
    </div>
  );
}

export interface FormProps {
  readonly children: ReactNode;
  readonly submit: string;
  readonly onSubmit: (values: Record<string, string>) => Promise<void>;
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

export function Form({ children, submit, onSubmit, secondary, danger = false }: FormProps) {
  const { act, pending, problem } = useAct();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus="true"]')?.focus(), []);
  const handle = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = Object.fromEntries([...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    void act(() => onSubmit(values));
  };
  const errors = new Map(problem?.errors?.map((field) => [field.pointer, field.detail]));
  return (
    <form ref={form} onSubmit={handle}>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <FieldErrors.Provider value={errors}>{children}</FieldErrors.Provider>
      <div className="form-foot">
        <Button type="submit" kind={danger ? 'danger' : 'primary'} pending={pending}>
          {pending ? 'One moment…' : submit}
        </Button>
        {secondary}
      </div>
    </form>
  );
}
