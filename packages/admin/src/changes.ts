/** The changes that were made in this tab, newest first, so that what a button did can be shown as code as well. */
import { useSyncExternalStore } from 'react';
import { nextTask } from './early-answers.ts';

export interface MadeChange {
  /** Grows with each. */
  readonly number: number;
  /** `noun.verb` */
  readonly operation: string;
  readonly args: readonly unknown[];
}

const kept = 20;
let made: readonly MadeChange[] = [];
let number = 0;
const listeners = new Set<() => void>();

/** Verbs that only ask. What else only asks is told by the SDK when it is shown. */
const asks =
  /^(?:get|list|find|check|count|preview|lookUp|test|matrix|whoCan|whatCan|accountTotals|options|verify)|DryRun$/;
/** Nothing secret is kept. */
const secret =
  /"(?:password|current_password|new_password|token|proof|code|client_secret|answer)":/;

function keep(operation: string, args: readonly unknown[]): void {
  if (secret.test(JSON.stringify(args))) return;
  number += 1;
  made = [{ number, operation, args }, ...made].slice(0, kept);
  for (const listener of listeners) listener();
}

type Verb = (...args: readonly unknown[]) => Promise<unknown>;

/** The same client; what it changed is kept once the server has said yes, and what it asks is asked in turn. */
export function keepingChanges<Client extends object>(client: Client): Client {
  const verbsOf = (noun: string, verbs: object) =>
    new Proxy(verbs, {
      get(target, verb) {
        const send = Reflect.get(target, verb) as Verb | undefined;
        if (send === undefined) return undefined;
        if (asks.test(String(verb)))
          return async (...args: readonly unknown[]) => {
            await nextTask();
            return send(...args);
          };
        return async (...args: readonly unknown[]) => {
          const answer = await send(...args);
          keep(`${noun}.${String(verb)}`, args);
          return answer;
        };
      },
    });
  const nouns = Object.entries(client as Readonly<Record<string, object>>).map(
    ([noun, verbs]) => [noun, verbsOf(noun, verbs)] as const,
  );
  return Object.fromEntries(nouns) as unknown as Client;
}

export function useChanges(): readonly MadeChange[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => made,
  );
}

/** What is left of somebody who signs out. */
export function forgetChanges(): void {
  made = [];
  for (const listener of listeners) listener();
}
