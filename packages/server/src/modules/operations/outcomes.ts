/** What can become of one row. Pure. */

export const rowOutcomes = ['CREATED', 'UPDATED', 'UNCHANGED', 'ERROR'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

export type OutcomeCounts = Readonly<Partial<Record<RowOutcome, number>>>;

export function addOutcomes(
  before: OutcomeCounts,
  rows: readonly { readonly outcome: RowOutcome }[],
): OutcomeCounts {
  const counts: Partial<Record<RowOutcome, number>> = { ...before };
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
