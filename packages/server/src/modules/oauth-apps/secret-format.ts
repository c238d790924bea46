/** How the secret of an OAuth app is written. It names its app, whose SID is the client id. */
import { checkedSecrets } from '../../kernel/checked-secrets.ts';

export const {
  prefix: secretPrefix,
  pattern: secretPattern,
  shownStart,
  write: writeSecret,
  idOf: idOfSecret,
} = checkedSecrets('bwo_');
