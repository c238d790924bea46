/** How an API key is written. */
import { checkedSecrets } from '../../kernel/checked-secrets.ts';

export const {
  prefix: keyPrefix,
  pattern: keyPattern,
  shownStart,
  write: writeKey,
  idOf: idOfKey,
} = checkedSecrets('bwk_');
