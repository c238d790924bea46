/** Published words of operators. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const operatorEvents = defineAuditEvents('operator', {
  created: '{target} became the operator of this instance',
  signed_in: '{target} signed in as operator',
  signed_out: '{actor} signed out as operator',
});

export const operatorErrors = defineErrors('operator', {
  link_dead: {
    kind: 'not_found',
    title: 'This operator link does not work any more',
    remedy: 'Restart the server: it prints a new link as long as there is no operator.',
  },
  exists: {
    kind: 'conflict',
    title: 'This instance has its operator',
    remedy: 'Sign in on the operator page.',
  },
  sign_in_refused: {
    kind: 'unauthenticated',
    title: 'The address or the password is not right',
    remedy: 'Try again.',
  },
});
