export const undoEmailChanges = {
  name: '2026-11-24T1330_undo_email_changes',
  sql: `
alter table email_changes drop constraint email_changes_state_check;
alter table email_changes add constraint email_changes_state_check check (state in ('pending', 'completed', 'cancelled', 'undone'));
`,
};
