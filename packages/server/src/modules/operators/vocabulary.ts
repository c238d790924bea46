/** Published words of operators. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';

export const operatorEvents = defineAuditEvents('operator', {
  created: '{target} became the operator of this instance',
  signed_in: '{target} signed in as operator',
  signed_out: '{actor} signed out as operator',
  stepped_up: '{actor} proved again to be the operator {target}',
  given_up: '{target} gave the password of an operator, and left before the second factor',
  invited: '{actor} invited {target} to be an operator',
  invitation_revoked: '{actor} took back the invitation of {target} to be an operator',
  joined: '{target} became an operator by an invitation',
  removed: '{actor} removed the operator {target}',
  reset_begun: '{actor} let the operator {target} replace the second factor',
  reset_completed:
    'the operator {target} had the second factor removed, by a link and the password',
  recovery_begun: 'a link for the operator {target} was printed on the machine',
  recovered: 'the operator {target} set a new password by a link of the machine',
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
  factor_required: {
    kind: 'forbidden',
    title: 'The second factor is needed too',
    remedy:
      'Send the code as second_factor along with the password, or go on with the half session in the browser. `facts` says with what; where it says nothing, a first one has to be added.',
  },
  enrolled: {
    kind: 'conflict',
    title: 'There is a second factor already',
    remedy: 'Prove it: another one is added after signing in.',
  },
  address_taken: {
    kind: 'conflict',
    title: 'There is an operator with this address',
    remedy: 'Take another address.',
  },
  is_oneself: {
    kind: 'conflict',
    title: 'This is yourself',
    remedy: 'Another operator can do it, or whoever works on the machine.',
  },
  mailed_link_dead: {
    kind: 'not_found',
    title: 'This link does not work any more',
    remedy:
      'It was used, taken back, or is too old. Ask an operator for a new one; on the machine, recover-operator prints one.',
  },
});
