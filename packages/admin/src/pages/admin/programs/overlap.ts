/** For how long a secret goes on beside the one that takes its place. */
import { plural, t } from '@lingui/core/macro';

export const overlaps = () =>
  [24, 8, 1, 0].map((hours) => ({
    value: String(hours),
    label:
      hours === 0 ? t`not any more` : plural(hours, { one: '# more hour', other: '# more hours' }),
  }));
