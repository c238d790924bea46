/** What can be gone to by typing, and where it comes from. */
export interface PaletteItem {
  readonly key: string;
  /** What it is: "Page", "Person". */
  readonly kind: string;
  readonly label: string;
  readonly detail?: string;
  /** An address of the web app, and what stands behind its ?. */
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

export interface PaletteSource {
  /** For the cache: whose things are searched. */
  readonly name: string;
  /** Always there, filtered by what is typed. */
  readonly items: readonly PaletteItem[];
  /** Asks the server. */
  readonly find: (text: string) => Promise<readonly PaletteItem[]>;
}
