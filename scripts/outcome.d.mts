/** The shapes of outcome.mjs, which runs on the Node that is there before anything is installed. */

/** As Vitest's reporter `json` writes it, in the parts that are read. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function filesAgain(report: Report | undefined): string[];
export function withSecond(first: Report, second: Report | undefined): Report;
export function unsteadyTests(first: Report, second: Report | undefined): string[];
export function count(report: Report | undefined, hasStrayError: boolean): Outcome;
