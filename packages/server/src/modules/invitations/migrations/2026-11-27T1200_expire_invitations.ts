export const expireInvitations = {
  name: '2026-11-27T1200_expire_invitations',
  sql: `
alter table invitations add column expiry_noted_at timestamptz;
update invitations set expiry_noted_at = now() where state = 'expired';
create index invitations_to_expire on invitations (expires_at) where state in ('pending', 'expired') and expiry_noted_at is null;
comment on column invitations.expiry_noted_at is 'When the clock wrote into the log that it expired';
`,
};
