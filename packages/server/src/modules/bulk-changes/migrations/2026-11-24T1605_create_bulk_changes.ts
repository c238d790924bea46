export const createBulkChanges = {
  name: '2026-11-24T1605_create_bulk_changes',
  sql: `
create table bulk_change_people (
  organization_id uuid not null,
  operation_id uuid not null,
  position int not null,
  user_id uuid not null,
  primary key (organization_id, operation_id, position),
  foreign key (organization_id, operation_id) references operations (organization_id, id) on delete cascade
);
comment on table bulk_change_people is 'Whom a change to many people is about, as they were chosen when it was asked for';
comment on column bulk_change_people.user_id is 'As it was named: it may be nobody of the organization, which its row then says';
`,
};
