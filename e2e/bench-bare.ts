/** The other side of `npm run bench`: bare Fastify handlers that run one prepared statement each, nothing else. */
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE_URL'], max: 10 });
const app = fastify();

app.post<{ Body: { user_id: string; account_id: string } }>('/check', async (request) => {
  const { rows } = await pool.query({
    name: 'check',
    text: `select exists (select 1 from accounts a left join accounts p on p.id = a.parent_account_id
      where a.id = $2 and (coalesce(a.owner_user_id, p.owner_user_id) = $1
        or exists (select 1 from role_assignments r where r.user_id = $1 and r.ended_at is null and r.scope_id in (a.id, a.parent_account_id, a.organization_id)))) as allowed`,
    values: [request.body.user_id, request.body.account_id],
  });
  return rows[0] as object;
});

app.get<{ Querystring: { organization_id: string } }>('/list', async (request) => {
  const { rows } = await pool.query({
    name: 'list',
    text: 'select id, full_name, email_as_typed, state, created_at from users where organization_id = $1 order by sort_name, id limit 51',
    values: [request.query.organization_id],
  });
  return { items: rows as object[] };
});

app.post<{ Body: { organization_id: string; owner_id: string } }>('/write', async (request) => {
  const { rows } = await pool.query({
    name: 'write',
    text: 'insert into accounts (id, organization_id, owner_user_id, friendly_name) values (gen_random_uuid(), $1, $2, $3) returning id',
    values: [request.body.organization_id, request.body.owner_id, 'Bare'],
  });
  return rows[0] as object;
});

process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
process.once('SIGTERM', () => process.exit(0));
