/** Where somebody of a domain stands towards the organization that holds it. */

export const standings = ['not_asked', 'asked', 'declined'] as const;
export type Standing = (typeof standings)[number];

/** For so long nobody is asked again who declined. */
export const restDays = 30;
