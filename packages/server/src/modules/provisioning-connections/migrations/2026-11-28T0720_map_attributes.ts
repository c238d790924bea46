export const mapAttributes = {
  name: '2026-11-28T0720_map_attributes',
  sql: `
alter table provisioning_connections add column mapping jsonb;
comment on column provisioning_connections.mapping is 'Which attributes are read as which field of a person; null: never chosen, everything as usual';
`,
};
