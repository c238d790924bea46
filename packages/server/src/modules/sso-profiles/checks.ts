/**
 * What was looked at in one answer of a provider, in the order in which it is shown. A check that nobody reached says so,
 * and a failure stays whatever is found afterwards.
 */
import type { FaultName } from './faults.ts';
import type { Check } from './protocol.ts';

const maxShown = 1_000;

/** Short text for a table: control characters and what turns the direction of writing are shown by their code. */
function shown(text: string): string {
  const plain = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return plain.length <= maxShown ? plain : `${plain.slice(0, maxShown - 1)}…`;
}

export interface Finding {
  readonly expected: string;
  /** Undefined: there was none. */
  readonly found: string | undefined;
}

export class Checks<in Name extends string> {
  private readonly rows: Map<string, Check>;

  constructor(names: readonly Name[]) {
    this.rows = new Map(
      names.map((name) => [name, { name, outcome: 'not_reached', expected: '', found: '' }]),
    );
  }

  pass(name: Name, finding: Finding): void {
    if (this.rows.get(name)?.outcome === 'not_reached') this.put(name, 'passed', finding);
  }

  warn(name: Name, fault: FaultName, finding: Finding): void {
    if (!this.hasFailed(name)) this.put(name, 'warned', finding, fault);
  }

  fail(name: Name, fault: FaultName, finding: Finding): void {
    if (!this.hasFailed(name)) this.put(name, 'failed', finding, fault);
  }

  /** Passed or failed with that fault, by whether it holds. */
  expect(name: Name, holds: boolean, fault: FaultName, finding: Finding): boolean {
    if (holds) this.pass(name, finding);
    else this.fail(name, fault, finding);
    return holds;
  }

  hasFailed(name: Name): boolean {
    return this.rows.get(name)?.outcome === 'failed';
  }

  hasFailures(): boolean {
    return this.list().some(({ outcome }) => outcome === 'failed');
  }

  /** Everything was looked at, and nothing failed: what was not reached proves nothing. */
  isPassed(): boolean {
    return this.list().every(({ outcome }) => outcome === 'passed' || outcome === 'warned');
  }

  list(): Check[] {
    return [...this.rows.values()];
  }

  private put(
    name: Name,
    outcome: 'passed' | 'failed' | 'warned',
    { expected, found }: Finding,
    fault?: FaultName,
  ): void {
    this.rows.set(name, {
      name,
      outcome,
      expected: shown(expected),
      found: shown(found ?? 'nothing'),
      ...(fault === undefined ? {} : { fault }),
    });
  }
}
