export const indexAuditLog = {
  name: '2026-11-24T1405_index_audit_log',
  sql: `
create index audit_events_account on audit_events (log_id, account_id, id) where account_id is not null;
create index audit_events_request on audit_events (log_id, request_id);
create index audit_events_address on audit_events (log_id, client_address, id);
create index audit_events_denied on audit_events (log_id, id) where outcome = 'denied';
`,
};
