/** Published words of network policies. What changes is written down as of every security policy. */
import { defineErrors } from '../../kernel/errors.ts';

export const networkPolicyErrors = defineErrors('network_policy', {
  author_outside: {
    kind: 'conflict',
    title: 'You would shut yourself out',
    remedy: 'Add your address to the list, or only report who comes from outside.',
  },
  not_accepted: {
    kind: 'unprocessable',
    title: 'These are no networks to come from',
    remedy: 'Correct the lines that are named, and send the list again.',
  },
});
