export const machinesAct = {
  name: '2026-11-27T2000_machines_act',
  sql: `
alter table audit_events drop constraint audit_events_actor_kind_check,
  add constraint audit_events_actor_kind_check check (actor_kind in ('anonymous', 'user', 'api_key', 'operator', 'system')) not valid;
`,
};
