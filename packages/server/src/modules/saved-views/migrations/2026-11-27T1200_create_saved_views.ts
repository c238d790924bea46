export const createSavedViews = {
  name: '2026-11-27T1200_create_saved_views',
  sql: `
create table saved_views (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  list text not null check (char_length(list) <= 64),
  name text not null check (char_length(name) between 1 and 64),
  words jsonb not null,
  is_shared boolean not null,
  is_pinned boolean not null,
  kept_by uuid not null references users (id),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index saved_views_own_name on saved_views (organization_id, kept_by, list, lower(name)) where not is_shared;
create unique index saved_views_shared_name on saved_views (organization_id, list, lower(name)) where is_shared;
create index saved_views_kept_by on saved_views (kept_by);
comment on table saved_views is 'Views of lists that people keep under a name: for themselves, or for everybody who sees the list';
comment on column saved_views.words is 'What the address of the page says of the view: filter, order, columns';
comment on column saved_views.kept_by is 'Who made it; alone sees it unless it is shared';
`,
};
