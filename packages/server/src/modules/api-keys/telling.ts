/** What the clock tells: whoever made a credential that a policy ends soon hears it once, in time to replace it. */
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type PlatformScope, platformScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';

const everybodys = platformScope('the clock tells everybody whose credentials a policy ends');
const atOnce = 500;

interface Ends<Row> {
  readonly job: string;
  /** Those of which nobody was told; told from now on. */
  readonly note: (db: Db, scope: PlatformScope, atMost: number) => Promise<readonly Row[]>;
  readonly tell: (work: Work, row: Row) => void;
}

/** The note commits with the mails: of two processes at once one sends them. */
async function tellSome<Row>(work: Work, { note, tell }: Ends<Row>): Promise<number> {
  const due = await note(work.db, everybodys, atOnce);
  for (const row of due) tell(work, row);
  return due.length;
}

export async function tellOfEnds<Row>(kernel: Kernel, ends: Ends<Row>): Promise<void> {
  let told = atOnce;
  while (told === atOnce)
    told = await kernel.asSystem(ends.job, {}, (work) => tellSome(work, ends));
}
