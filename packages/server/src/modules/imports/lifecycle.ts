/** The life of an uploaded file of people. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

export const keptDays = 7;

export const importLifecycle = defineLifecycle('import', {
  states: {
    receiving: 'pieces of the file are coming in',
    received: 'the file is whole: it can be checked and run, also more than once',
  },
  initial: 'receiving',
  transitions: [
    {
      event: 'complete',
      from: ['receiving'],
      to: 'received',
      who: 'Owner, Administrator',
      guards: ['as many bytes came in as were announced'],
      effects: [`the file is deleted ${keptDays} days after its upload began`],
      by: ['imports.append'],
    },
  ],
});

export type ImportState = keyof typeof importLifecycle.states;
