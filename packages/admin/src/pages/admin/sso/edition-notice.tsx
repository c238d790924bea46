/** Says before anybody presses anything that the edition holds no single sign-on, which one does, and who can give it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../../api.ts';
import { formatList } from '../../../i18n/formats.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';

const feature = 'sso';

export function EditionNotice() {
  const { sid, may } = useOrganization();
  const usage = useQuery({
    queryKey: ['usage', sid],
    queryFn: () => bailiwick.usage.get(sid),
    enabled: may('usage/read'),
  });
  if (usage.isError) return <ProblemSummary problem={problemOf(usage.error)} takesFocus={false} />;
  if (usage.data === undefined) return null;
  const current = usage.data.editions.find((edition) => edition.is_current);
  if (current?.features.includes(feature) !== false) return null;
  return (
    <Notice tone="warn">
      <p>{whatHolds(usage.data, current.name)}</p>
      <p>
        <Trans>
          What is set up goes on working, and cannot be changed.{' '}
          <Link to="/console/usage">Compare the editions</Link>
        </Trans>
      </p>
    </Notice>
  );
}

function whatHolds({ editions, contact }: Schemas['Usage'], own: string): string {
  const holders = editions.filter(({ features }) => features.includes(feature));
  const who = contact ?? t`the operator of this instance`;
  if (holders.length === 0)
    return t`No edition of this instance holds single sign-on. Who can change that: ${who}.`;
  const names = formatList(holders.map(({ name }) => name));
  return t`Your edition ${own} holds no single sign-on. These do: ${names}. Who can give you one: ${who}.`;
}
