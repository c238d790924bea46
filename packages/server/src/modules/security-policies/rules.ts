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
