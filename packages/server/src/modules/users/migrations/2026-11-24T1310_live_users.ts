export const liveUsers = {
  name: '2026-11-24T1310_live_users',
  sql: `
alter table users drop constraint users_state_check;
alter table users add constraint users_state_check check (state in ('active', 'inactive', 'suspended', 'pending_deletion', 'erased'));
alter table users add column deactivated_at timestamptz;
alter table users add column deletion_due_at timestamptz;
alter table users add column erased_at timestamptz;
update users set deactivated_at = updated_at where state = 'inactive';
alter table users add constraint users_deletion_has_a_time check ((state = 'pending_deletion') = (deletion_due_at is not null));
alter table users add constraint users_erased_has_a_time check ((state = 'erased') = (erased_at is not null));
create index users_deletion_due on users (deletion_due_at) where state = 'pending_deletion';
comment on column users.deactivated_at is 'Since when its organization keeps it out; kept through a suspension, so that lifting that lets nobody in';
comment on column users.deletion_due_at is 'When it is erased unless the deletion is cancelled';
`,
};
