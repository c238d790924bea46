/** One entry of the catalogue of faults. */
import type { Text } from '../../kernel/text.ts';

export interface Fault {
  readonly title: Text;
  /** Why it comes to this. */
  readonly cause: Text;
  /** What to change, and where. */
  readonly cure: Text;
}
