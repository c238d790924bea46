export const showPeopleOfOauthApps = {
  name: '2026-11-28T0325_show_people_of_oauth_apps',
  sql: `
create view oauth_app_people as
  select c.app_id, c.user_id
    from oauth_consents c join users p on p.id = c.user_id join oauth_apps k on k.id = c.app_id
    where c.user_epoch = p.credential_epoch and p.state = 'active' and p.organization_id is not distinct from k.organization_id;
comment on view oauth_app_people is 'Who lets which app act for them: they agreed to it with the login that they have now';

create index oauth_grants_of_app on oauth_grants (app_id) where ended_at is null;
`,
};
