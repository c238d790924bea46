/** What a list is given by its page. */
import type { ListFilterField } from '@bailiwick/sdk';
import type { ReactNode } from 'react';
import type { ListSearch } from '../../address.ts';

export interface Column<T> {
  readonly key: string;
  /** Empty: what can be done with the row. */
  readonly label: string;
  /** The word of the API by which this column orders the list. */
  readonly sort?: string;
  /** `words`: short ones, that are not broken in the middle. */
  readonly kind?: 'number' | 'actions' | 'words';
  /** The columns of the exported file that say the same. */
  readonly file?: readonly string[];
  /** Shown only when somebody asks for it. */
  readonly isExtra?: boolean;
  readonly cell: (row: T) => ReactNode;
}

/** What is chosen of a list, and choosing more. */
export interface Choosing {
  readonly keys: readonly string[];
  /** The words of the list, when everything that they match is chosen. */
  readonly matching: ListSearch | undefined;
  /** What is left out then. */
  readonly except: readonly string[];
  readonly count: number;
  readonly isChosen: (key: string) => boolean;
  readonly choose: (keys: readonly string[], chosen: boolean) => void;
  readonly chooseMatching: (count: number) => void;
  readonly clear: () => void;
}

export interface Counted {
  readonly value: number;
  readonly exact: boolean;
}

export interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly page: {
    readonly next_token: string | null;
    readonly previous_token: string | null;
    readonly count: Counted | null;
  };
}

/** The filter of a list: what the SDK says that it understands, and where values come from that nobody can list here. */
export interface Filter {
  readonly text: string;
  readonly fields: Readonly<Record<string, ListFilterField>>;
  /** Values of a field that begin with or hold what was typed. */
  readonly values?: Readonly<Record<string, (typed: string) => Promise<readonly string[]>>>;
  /** Words of an address that mean terms of the filter: those of earlier links, and links of other pages. */
  readonly terms?: Readonly<Record<string, (value: string) => string>>;
}

/** A row beside the list. */
export interface Beside<T> {
  /** What its button is called. */
  readonly label: (row: T) => string;
  readonly title: (row: T) => ReactNode;
  readonly content: (row: T) => ReactNode;
}

/** The views that people keep of the list. */
export interface Viewed {
  readonly organizationSid: string;
  readonly list:
    | 'users'
    | 'invitations'
    | 'join_requests'
    | 'accounts'
    | 'role_assignments'
    | 'groups'
    | 'domains'
    | 'audit_events'
    | 'operations'
    | 'compliance';
  readonly mayShare: boolean;
}

/** What an export is asked for: the words of the list, and the columns of the file. */
export type ExportBody = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ListProps<T> {
  /** For screen readers and the cache: "Users". */
  readonly label: string;
  readonly queryKey: readonly unknown[];
  readonly load: (query: ListSearch) => Promise<PageAnswer<T>>;
  /** When to look again, where rows change by themselves. */
  readonly lookAgainMs?: (rows: readonly T[]) => number | undefined;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** What a row is called, where rows can be chosen. */
  readonly rowName?: (row: T) => string;
  /** The words of the address that belong to the list. */
  readonly params: readonly string[];
  /** A plain search, where the list has no filter. */
  readonly searchLabel?: string;
  readonly filter?: Filter;
  readonly defaultSort?: string;
  readonly beside?: Beside<T>;
  readonly views?: Viewed;
  readonly exportFile?: (body: ExportBody) => Promise<Response>;
  /** Rows can be chosen, also across pages; what can be done with them stands in the bar. */
  readonly selection?: (selected: Choosing) => ReactNode;
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode };
}
