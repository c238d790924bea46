/**
 * Editions: what an organization may use, and how much of it. Owns `editions`, `edition_settings` and `edition_assignments`.
 * Invariants: an organization has one edition at a time (an exclusion constraint), the default one without an assignment
 * (a column that is not null); what an edition decides is decided in `deciding.ts`.
 */
import { defineModule } from '../../kernel/module.ts';
import { tellEnds, tellJob } from './ending.ts';
import { mailSamples } from './mail-samples.ts';
import { createEditions } from './migrations/2026-11-27T1530_create_editions.ts';
import { routes } from './routes.ts';
import { editionErrors, editionEvents, editionMails, usagePermissions } from './vocabulary.ts';

export {
  assertFeature,
  assertWithinLimit,
  findRetentionDays,
  findRoom,
  holdRoom,
  limitsRetention,
  noRoomWords,
  type Room,
} from './deciding.ts';
export { editionErrors } from './vocabulary.ts';

export const editionsModule = defineModule({
  name: 'editions',
  dependsOn: [],
  vocabulary: {
    permissions: usagePermissions,
    errors: editionErrors,
    auditEvents: editionEvents,
    mailKinds: editionMails,
  },
  mailSamples,
  migrations: [createEditions],
  routes: () => routes,
  jobs: (kernel) => ({ [tellJob]: () => tellEnds(kernel) }),
  schedules: [{ job: tellJob, crontab: '11 * * * *' }],
});
