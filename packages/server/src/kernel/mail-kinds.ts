/** The kinds of mails. What a person can turn off is an optional kind; a mail that says none cannot be turned off. */
export interface MailKind {
  /** Stable: what somebody turned off is kept by it. */
  readonly name: string;
  readonly title: string;
  /** When such mails are sent, as a sentence. */
  readonly description: string;
  readonly isOptional: boolean;
}

type KindTable = Record<string, Omit<MailKind, 'name'>>;

/** The kinds of one module: `defineMailKinds({ roles: { … } })`. */
export function defineMailKinds<const T extends KindTable>(
  kinds: T,
): { readonly [K in keyof T]: MailKind } {
  const entries = Object.entries(kinds).map(([name, kind]) => [name, { name, ...kind }] as const);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: MailKind };
}
