export const letOauthAppsAskPeople = {
  name: '2026-11-28T0040_let_oauth_apps_ask_people',
  sql: `
alter table oauth_apps
  add column grant_type text not null default 'client_credentials' check (grant_type in ('client_credentials', 'authorization_code')),
  add column redirect_uris text[] not null default '{}',
  add column company_name text,
  add column homepage_url text,
  add column terms_url text,
  add constraint oauth_apps_lead_back check ((grant_type = 'authorization_code') = (cardinality(redirect_uris) between 1 and 10));
comment on column oauth_apps.grant_type is 'client_credentials: it acts for itself. authorization_code: for people who agreed to it';
comment on column oauth_apps.redirect_uris is 'The only addresses that a code is sent to';
`,
};
