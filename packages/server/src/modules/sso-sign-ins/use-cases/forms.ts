/**
 * Messages for providers that want them posted: a form at an address of its own, behind a one-time word, with one button and
 * without a script, as our policy is (ADR 0072).
 */
import { findOrMakeDataKey } from '../../../kernel/data-keys.ts';
import type { Db } from '../../../kernel/database.ts';
import { escapeHtml } from '../../../kernel/html.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { organizationScope } from '../../../kernel/scope.ts';
import { hashToken, randomToken } from '../../../kernel/secrets.ts';
import type { Outgoing, ProfileRow } from '../../sso-profiles/index.ts';
import * as store from '../store.ts';
import { anyRequest, formAt, openPending, refusal } from './requests.ts';

type PostedForm = Extract<Outgoing, { kind: 'post' }>;

const placeOf = (id: string, organizationId: string) => ({
  table: 'sso_logout_forms',
  column: 'sealed',
  rowId: id,
  organizationId,
});

/** Where a browser takes a message about signing out: to the provider at once, or to the form that does. */
export async function wayOf(
  kernel: Kernel,
  db: Db,
  row: ProfileRow,
  outgoing: Outgoing,
): Promise<string> {
  if (outgoing.kind === 'redirect') return outgoing.url;
  const { id: profileId, organizationId } = row;
  const word = randomToken(32);
  const id = newId();
  const key = await findOrMakeDataKey(db, kernel.vault, organizationId);
  await store.insertLogoutForm(db, organizationScope(organizationId), {
    id,
    profileId,
    formHash: hashToken(word),
    sealed: kernel.vault.seal(key, JSON.stringify(outgoing), placeOf(id, organizationId)),
  });
  return formAt(word);
}

async function findLogoutForm(kernel: Kernel, db: Db, hash: Buffer): Promise<PostedForm | null> {
  const row = await store.findLogoutForm(db, anyRequest, hash);
  if (row === undefined) return null;
  const { id, organizationId, sealed } = row;
  const key = await findOrMakeDataKey(db, kernel.vault, organizationId);
  const text = kernel.vault.open(key, sealed, placeOf(id, organizationId)).toString('utf8');
  return JSON.parse(text) as PostedForm;
}

async function findForm(kernel: Kernel, db: Db, word: string): Promise<PostedForm | null> {
  const hash = hashToken(word);
  const request = await store.findRequest(db, anyRequest, { kind: 'form', hash });
  if (request === undefined) return findLogoutForm(kernel, db, hash);
  return request.isOpen ? (await openPending(kernel, db, request)).form : null;
}

/** @throws sso_sign_in.refused when its time is over */
export async function renderForm(kernel: Kernel, db: Db, word: string): Promise<string> {
  const form = await findForm(kernel, db, word);
  if (form === null) throw refusal('sso_request_over');
  const fields = Object.entries(form.fields).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const host = escapeHtml(new URL(form.url).host);
  return `<!doctype html><meta charset="utf-8"><title>${host}</title><form method="post" action="${escapeHtml(form.url)}">${fields.join('')}<button autofocus>${host}</button></form>`;
}
