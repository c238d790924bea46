/** What the policies say, and which of two is stricter. Pure. */

export const circles = ['nobody', 'administrators', 'everyone'] as const;
/** Of whom it is asked, from the smallest circle to the largest. */
export type Circle = (typeof circles)[number];

export interface SecondFactorRule {
  readonly required_of: Circle;
  /** Only what cannot be phished counts: a passkey or a security key. */
  readonly phishing_resistant: boolean;
}

/** An organization that never chose asks for nothing. */
export const nothingAsked: SecondFactorRule = { required_of: 'nobody', phishing_resistant: false };

/** How much has to be proven, counted as sessions are (`sessions.factor_level`). */
export const levelOfRule = ({ required_of, phishing_resistant }: SecondFactorRule): 0 | 1 | 2 =>
  required_of === 'nobody' ? 0 : phishing_resistant ? 2 : 1;

const width = ({ required_of }: SecondFactorRule) => circles.indexOf(required_of);

/** Asks for no less, of nobody fewer. */
export const isAsStrict = (rule: SecondFactorRule, than: SecondFactorRule): boolean =>
  width(rule) >= width(than) && levelOfRule(rule) >= levelOfRule(than);

/** Nobody is asked by kind: what was chosen beside that says nothing. */
export const normal = (rule: SecondFactorRule): SecondFactorRule =>
  rule.required_of === 'nobody' ? nothingAsked : rule;

/** In minutes; null: as long as the product has it. */
export interface SessionRule {
  /** From signing in on. */
  readonly lifetime_minutes: number | null;
  /** Without use. */
  readonly idle_minutes: number | null;
  /** How long a proof counts as fresh, for far-reaching acts. */
  readonly step_up_minutes: number | null;
}

export const noLimits: SessionRule = {
  lifetime_minutes: null,
  idle_minutes: null,
  step_up_minutes: null,
};

const isAsShort = (minutes: number | null, than: number | null): boolean =>
  minutes === null || than === null || minutes <= than;

/** What it leaves open is as its organization has it. */
export const isAsStrictSession = (rule: SessionRule, than: SessionRule): boolean =>
  isAsShort(rule.lifetime_minutes, than.lifetime_minutes) &&
  isAsShort(rule.idle_minutes, than.idle_minutes) &&
  isAsShort(rule.step_up_minutes, than.step_up_minutes);
