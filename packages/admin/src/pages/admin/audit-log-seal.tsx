/** How far the audit log is sealed, and the button that compares it with its seals. */
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from '../../api.ts';
import { ExactTime } from '../../ui/parts.tsx';
import { useVerification } from '../../ui/verification.tsx';
import { useOrganization } from './organization.ts';

const number = new Intl.NumberFormat('en');
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
  return (
    <section className="section" aria-label="Seal">
      <div className="input-row wrap">
        <span>
          {newest === null ? (
            'Not sealed yet.'
          ) : (
            <>
              Sealed until <ExactTime at={newest.sealed_until} />.
            </>
          )}{' '}
          <span className="muted">
            {waiting.entries === 0
              ? 'Nothing is waiting.'
              : `${number.format(waiting.entries)} newer ${waiting.entries === 1 ? 'entry' : 'entries'} will be sealed within a minute.`}
          </span>{' '}
          {retention === null ? null : (
            <span className="muted">Entries are kept for {number.format(retention)} days.</span>
          )}
        </span>
        {button}
      </div>
      {result}
    </section>
  );
}
