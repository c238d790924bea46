/** How codes and refresh tokens are written. Both name their grant, so that one that is mistyped costs the database nothing. */
import { checkedSecrets } from '../../kernel/checked-secrets.ts';

export const { write: writeCode, idOf: grantOfCode } = checkedSecrets('bwc_');
export const { write: writeRefreshToken, idOf: grantOfRefreshToken } = checkedSecrets('bwr_');
