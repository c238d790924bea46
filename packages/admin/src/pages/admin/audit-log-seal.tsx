/** How far the audit log is sealed, and the button that compares it with its seals. */
import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from '../../api.ts';
import { ExactTime } from '../../ui/parts.tsx';
import { useVerification } from '../../ui/verification.tsx';
import { useOrganization } from './organization.ts';

const refreshMs = 30_000;

export function AuditLogSeal() {
  const organization = useOrganization();
  const { button, result } = useVerification((body) =>
    bailiwick.auditLog.verify(organization.sid, body),
  );
  const seal = useQuery({
    queryKey: ['audit-seal', organization.sid],
    queryFn: () => bailiwick.auditLog.getSeal(organization.sid),
    refetchInterval: refreshMs,
  });
  if (seal.data === undefined) return null;
  const { newest, waiting, retention_days: retention } = seal.data;
  const { entries } = waiting;
  return (
    <section className="section" aria-label={t`Seal`}>
      <div className="input-row wrap">
        <span>
          {newest === null ? (
            t`Not sealed yet.`
          ) : (
            <Trans>
              Sealed until <ExactTime at={newest.sealed_until} />.
            </Trans>
          )}{' '}
          <span className="muted">
            {entries === 0
              ? t`Nothing is waiting.`
              : plural(entries, {
                  one: '# newer entry will be sealed within a minute.',
                  other: '# newer entries will be sealed within a minute.',
                })}
          </span>{' '}
          {retention === null ? null : (
            <span className="muted">
              <Plural
                value={retention}
                one="Entries are kept for # day."
                other="Entries are kept for # days."
              />
            </span>
          )}
        </span>
        {button}
      </div>
      {result}
    </section>
  );
}
