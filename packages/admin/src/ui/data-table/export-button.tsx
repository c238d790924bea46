/** Everything that matches as a file, with the columns that are shown. */

import { Trans } from '@lingui/react/macro';
import type { ListSearch } from '../../address.ts';
import { Button } from '../controls.tsx';
import { saveAnswer } from '../download.ts';
import { ProblemSummary, useAct } from '../form.tsx';
import type { Column, ExportBody } from './types.ts';

export function ExportButton<T>({
  asked,
  columns,
  exportFile,
}: {
  asked: ListSearch;
  columns: readonly Column<T>[];
  exportFile: (body: ExportBody) => Promise<Response>;
}) {
  const { act, pending, problem } = useAct();
  const names = [...new Set(columns.flatMap(({ file = [] }) => file))];
  const save = async () => {
    const { page_token: _token, page_size: _size, ...words } = asked;
    const body = names.length === 0 ? words : { ...words, columns: names };
    await saveAnswer(await exportFile(body), 'list.csv');
  };
  return (
    <>
      <Button pending={pending} onPress={() => void act(save)}>
        <Trans>Export CSV</Trans>
      </Button>
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </>
  );
}
