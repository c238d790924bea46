/** Warns those who look after a domain before it lapses: at 30, 14, 7 and 1 days left, each once. */
import type { Kernel } from '../../kernel/module.ts';
import { organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { lockLapsing, markWarned } from './dispute-store.ts';
import { everyHolder, tellThem } from './holding.ts';
import { lapsingMail } from './mails.ts';
import { daysUntil, warnedAtDaysLeft } from './rules.ts';

const atOnce = 100;

/** The mails commit with the mark that they were written: of two processes at once one writes them. */
async function warnSome(work: Work, days: number): Promise<number> {
  const lapsing = await lockLapsing(work.db, everyHolder, { days, limit: atOnce });
  for (const domain of lapsing) {
    const scope = organizationScope(domain.organizationId);
    const mail = lapsingMail(domain.lapsesAt, daysUntil(work.now, domain.lapsesAt));
    await tellThem(work, scope, domain, mail);
    await markWarned(work.db, scope, domain.id, days);
  }
  return lapsing.length;
}

/** The most urgent first: who is warned of one day left is not told of seven any more. */
export async function warnLapsing(kernel: Kernel): Promise<void> {
  for (const days of warnedAtDaysLeft.toReversed()) {
    let warned = atOnce;
    while (warned === atOnce)
      warned = await kernel.asSystem('domains.warn', {}, (work) => warnSome(work, days));
  }
}
