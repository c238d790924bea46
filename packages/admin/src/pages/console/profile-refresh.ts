/** What is read anew when somebody changed how they sign in: with most changes, other sessions end. */
import { queryClient } from '../../api.ts';

export const refreshFactors = () =>
  Promise.all(
    [['factors'], ['sessions']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
