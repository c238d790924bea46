/** Walks all pages of a list. */
interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly page: { readonly next_token: string | null };
}

/**
 * @example
 * for await (const user of paginate((page) => bailiwick.organizationUsers.list(organizationSid, page))) …
 */
export async function* paginate<T>(
  list: (page: { page_token?: string }) => Promise<PageAnswer<T>>,
): AsyncGenerator<T, void, undefined> {
  let token: string | null = null;
  do {
    const answer: PageAnswer<T> = await list(token === null ? {} : { page_token: token });
    yield* answer.items;
    token = answer.page.next_token;
  } while (token !== null);
}
