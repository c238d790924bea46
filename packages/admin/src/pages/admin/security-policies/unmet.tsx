/** From a policy that asks something, now or from a day on, to those who do not meet it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../api.ts';

export function Unmet({
  missing,
  account = null,
  children,
}: {
  missing: readonly Schemas['NonCompliance']['missing'][];
  /** Null: by policies of the organization and of all accounts. */
  account?: { readonly sid: string } | null;
  children: ReactNode;
}) {
  const words = [`missing:${missing.join(',')}`];
  if (account !== null) words.push(`policy:${account.sid}`);
  return (
    <p>
      <Link to="/admin/compliance" search={{ q: words.join(' ') }}>
        {children}
      </Link>
    </p>
  );
}
