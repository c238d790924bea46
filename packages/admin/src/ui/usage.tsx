/** What an organization has of its edition, drawn the same for its own people and for the operator who sells it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api.ts';
import { formatNumber } from '../i18n/formats.ts';
import { ExactTime, Ledger, Stamp } from './parts.tsx';

type Usage = Schemas['Usage'];
type Limit = Usage['limits'][number];

const allowedWords = (allowed: number | null) =>
  allowed === null ? t`no limit` : formatNumber(allowed);

/** Words and a bar say the same; a limit that counts nothing has a number only. */
function Share({ limit: { title, used, allowed } }: { limit: Limit }) {
  if (used === null || allowed === null) return <span className="muted">–</span>;
  const words = t`${{ used: formatNumber(used) }} of ${{ allowed: formatNumber(allowed) }}: ${title}`;
  return (
    <>
      <progress
        className="progress"
        max={allowed}
        value={Math.min(used, allowed)}
        aria-label={words}
      />
      {used > allowed ? (
        <Stamp tone="bad">
          <Trans>above the limit</Trans>
        </Stamp>
      ) : used === allowed ? (
        <Stamp tone="warn">
          <Trans>none left</Trans>
        </Stamp>
      ) : null}
    </>
  );
}

/** Every limit, with what is used of it. */
export function UsageLimits({ usage }: { usage: Usage }) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Limits`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Limit</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Used</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Allowed</Trans>
            </th>
            <th scope="col">
              <Trans>Part used</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {usage.limits.map((limit) => (
            <tr key={limit.name}>
              <td data-label={t`Limit`}>
                <span className="strong">{limit.title}</span>
                <br />
                <span className="small muted">{limit.description}</span>
              </td>
              <td data-label={t`Used`} className="number whole">
                {limit.used === null ? t`not counted` : formatNumber(limit.used)}
              </td>
              <td data-label={t`Allowed`} className="number whole">
                {allowedWords(limit.allowed)}
              </td>
              <td data-label={t`Part used`}>
                <Share limit={limit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which edition, between which dates, by which contract, and whom to ask. */
export function EditionLedger({ usage }: { usage: Usage }) {
  const { edition, next, contact } = usage;
  const none = '–';
  return (
    <Ledger
      title={t`Edition`}
      rows={[
        [t`Has`, edition.name],
        [
          t`Since`,
          edition.starts_at === null ? t`the beginning` : <ExactTime at={edition.starts_at} />,
        ],
        [
          t`Until`,
          edition.ends_at === null ? t`without an end` : <ExactTime at={edition.ends_at} />,
        ],
        [t`Contract or order`, edition.reference ?? none],
        [
          t`Planned`,
          next === null ? (
            none
          ) : (
            <>
              {next.name}, <ExactTime at={next.starts_at} />
            </>
          ),
        ],
        [t`Whom to ask`, contact ?? t`the operator of this instance`],
      ]}
    />
  );
}
