/** Whether a password is as long as a policy asks is known once it was typed. */
export const measurePasswords = {
  name: '2026-11-28T1058_measure_passwords',
  sql: `
alter table user_passwords add column met_characters int check (met_characters between 16 and 64);
comment on column user_passwords.met_characters is 'What a policy asked for when it was typed, and it had: never its length. Null: nothing is known of it';
`,
};
