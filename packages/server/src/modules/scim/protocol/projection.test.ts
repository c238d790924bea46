/** `attributes` and `excludedAttributes` (RFC 7644 §3.9). */
import { expect, it } from 'vitest';
import { projected } from './projection.ts';
import { type JsonObject, urns } from './schema.ts';

const whole: JsonObject = {
  schemas: [urns.user, urns.enterprise],
  id: 'US1',
  userName: 'ada',
  name: { givenName: 'Ada', familyName: 'Okafor' },
  emails: [{ value: 'a@x.example', type: 'work' }],
  meta: { version: 'W/"1"', resourceType: 'User' },
  [urns.enterprise]: { department: 'Sales', costCenter: '7' },
};
const { schemas, id } = whole;
const always = { schemas, id } as JsonObject;
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

it.each<[string, JsonObject]>([
  ['userName', { ...always, userName: 'ada' }],
  ['USERNAME', { ...always, userName: 'ada' }],
  ['NAME.givenname', { ...always, name: { givenName: 'Ada' } }],
  ['userName, emails.value', { ...always, userName: 'ada', emails: [{ value: 'a@x.example' }] }],
  ['meta.version', { ...always, meta: { version: 'W/"1"' } }],
  [`${urns.user}:userName`, { ...always, userName: 'ada' }],
  [`${urns.enterprise}:department`, { ...always, [urns.enterprise]: { department: 'Sales' } }],
  [urns.enterprise, { ...always, [urns.enterprise]: { department: 'Sales', costCenter: '7' } }],
  ['nothing', always],
  ['password', always],
  ['', always],
])('attributes=%s', (attributes, shown) => {
  expect(projected(whole, { attributes })).toEqual(shown);
});

it.each<[string, JsonObject]>([
  ['emails,name', without('emails', 'name')],
  ['id', whole],
  ['schemas', whole],
  ['name.familyName', { ...whole, name: { givenName: 'Ada' } }],
  [`${urns.enterprise}:department`, { ...whole, [urns.enterprise]: { costCenter: '7' } }],
  [urns.enterprise, without(urns.enterprise)],
  ['members', whole],
])('excludedAttributes=%s', (excludedAttributes, shown) => {
  expect(projected(whole, { excludedAttributes })).toEqual(shown);
});

it('takes lists too, and shows everything where nothing is asked', () => {
  expect(projected(whole, { attributes: ['userName'] })).toEqual({ ...always, userName: 'ada' });
  expect(projected(whole, {})).toBe(whole);
});
