/** The life of an operation. Cancelling is a failure with a reason of its own: what was done before stays done. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

export const operationLifecycle = defineLifecycle('operation', {
  states: {
    PENDING: 'asked for, not begun',
    IN_PROGRESS: 'rows are done one batch after the other; each batch is a transaction',
    SUCCEEDED: 'every row was looked at; what became of each is listed',
    FAILED: 'stopped before the end, with the reason; what was done before stays done',
  },
  initial: 'PENDING',
  transitions: [
    {
      event: 'begin',
      from: ['PENDING', 'IN_PROGRESS'],
      to: 'IN_PROGRESS',
      who: 'the server',
      guards: ['whoever asked still has the permission'],
      by: ['the job of its kind'],
    },
    {
      event: 'succeed',
      from: ['IN_PROGRESS'],
      to: 'SUCCEEDED',
      who: 'the server',
      guards: ['no row is left'],
      by: ['the job of its kind'],
    },
    {
      event: 'fail',
      from: ['PENDING', 'IN_PROGRESS'],
      to: 'FAILED',
      who: 'the server',
      guards: ['whoever asked lost the permission, or it cannot go on'],
      by: ['the job of its kind'],
    },
    {
      event: 'cancel',
      from: ['PENDING', 'IN_PROGRESS'],
      to: 'FAILED',
      who: 'Owner, Administrator',
      by: ['operations.cancel'],
    },
  ],
});

export type OperationState = keyof typeof operationLifecycle.states;
