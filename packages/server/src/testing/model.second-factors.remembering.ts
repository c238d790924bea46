/** Browsers on the walk over second factors: which are remembered for whom, as the model has it, and which were. */
import { Visitor } from './factors.ts';
import { policyOrigin } from './policies.ts';
import { chance, pick } from './walk.ts';

export interface Ticked {
  /** What the browser keeps of it. */
  readonly cookies: ReadonlyMap<string, string>;
  readonly level: number;
  /** Its cookie is there still, and stands in for nothing. */
  isForgotten: boolean;
}

/** As far as their browsers go. */
interface Ticking {
  readonly home: 'first' | 'second' | undefined;
  browsers: Ticked[];
}

/** Whether each organization lets browsers be remembered now. */
export const lets: Record<'first' | 'second', boolean> = { first: true, second: true };

/** More of them would be twenty at some time, of which the oldest goes. */
const browsersAtMost = 10;

export const mayTick = ({ home, browsers }: Ticking): boolean =>
  home !== undefined &&
  lets[home] &&
  browsers.filter(({ isForgotten }) => !isForgotten).length < browsersAtMost;

export function forgetBrowsers({ browsers }: Ticking): void {
  for (const browser of browsers) browser.isForgotten = true;
}

/** A new one, or one in which they ticked it before, whatever became of that. */
export function openBrowser(url: string, { browsers }: Ticking) {
  const visitor = new Visitor(url, policyOrigin);
  const ticked = browsers.length > 0 && chance(0.8) ? pick(browsers) : undefined;
  for (const [name, value] of ticked?.cookies ?? []) visitor.cookies.set(name, value);
  return { visitor, ticked };
}

/** @param required what is asked of its person now */
export const isRemembered = ({ isForgotten, level }: Ticked, required: number): boolean =>
  !isForgotten && level >= required;

export function noteTick(person: Ticking, visitor: Visitor, level: number): void {
  const cookies = new Map([...visitor.cookies].filter(([name]) => name.includes('remembered')));
  person.browsers = [...person.browsers.slice(-20), { cookies, level, isForgotten: false }];
}

/** By hand, in a session of theirs. */
export async function forgetByHand(person: Ticking, { visitor }: { visitor: Visitor }) {
  const answer = await visitor.call('POST', '/v1/remembered-browsers/forget-all');
  if (answer.status === 200) forgetBrowsers(person);
  return answer.status === 200 ? 'done' : (answer.body.code ?? '');
}
