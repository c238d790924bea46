/** Tabs that are addresses. */
import type { ReactNode } from 'react';
import { useListSearch } from './address.ts';

/** What belongs to the view that is left: another tab starts without it. */
const left = ['page_token', 'search', 'q', 'sort', 'columns', 'open', 'view', 'state'];

/** `value` undefined is the first. */
export function Tabs({
  label,
  param,
  tabs,
}: {
  label: string;
  param: string;
  tabs: readonly { value: string | undefined; label: ReactNode; count?: string | undefined }[];
}) {
  const [search, change] = useListSearch();
  const nothing = Object.fromEntries(left.map((name) => [name, undefined]));
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => {
        const current = search[param] === tab.value;
        return (
          <a
            key={tab.value ?? ''}
            href={tab.value === undefined ? '?' : `?${param}=${tab.value}`}
            aria-current={current ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              change({ ...nothing, [param]: tab.value });
            }}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="count">{tab.count}</span>}
          </a>
        );
      })}
    </nav>
  );
}
