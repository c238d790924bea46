/** What can be wrong with an instance, told from a few numbers, with what to do about it. Pure. */
import { say, type Text } from '../../kernel/text.ts';
import type { Delays } from './store.ts';

export interface Check {
  readonly name: 'mail_server' | 'mails' | 'jobs' | 'failed_jobs' | 'schedule';
  readonly outcome: 'ok' | 'warning' | 'failure';
  readonly sentence: Text;
  readonly remedy: Text | null;
}

/** A mail server that says "not now" is tried again within this time. */
const mailsMayWaitSeconds = 900;
const jobsMayWaitSeconds = 300;
/** Some job is scheduled for every minute. */
const scheduleMayPauseSeconds = 300;

const fine = (name: Check['name'], sentence: Text): Check => ({
  name,
  outcome: 'ok',
  sentence,
  remedy: null,
});

const minutes = (seconds: number) => Math.round(seconds / 60);

const mailServer = (hasMailServer: boolean): Check =>
  hasMailServer
    ? fine('mail_server', say('A mail server is configured.'))
    : {
        name: 'mail_server',
        outcome: 'warning',
        sentence: say('No mail server is configured: mails stay in the local outbox.'),
        remedy: say('Set BAILIWICK_SMTP_URL and BAILIWICK_MAIL_FROM, and start again.'),
      };

function mails({ mailsWaitSeconds, mailsFailed }: Delays, hasMailServer: boolean): Check {
  if (hasMailServer && mailsWaitSeconds !== null && mailsWaitSeconds > mailsMayWaitSeconds)
    return {
      name: 'mails',
      outcome: 'failure',
      sentence: say(
        'The oldest mail has been waiting for {minutes, plural, one {# minute} other {# minutes}}.',
        { minutes: minutes(mailsWaitSeconds) },
      ),
      remedy: say('See what the mail server said, in the mail log.'),
    };
  if (mailsFailed > 0)
    return {
      name: 'mails',
      outcome: 'warning',
      sentence: say(
        '{count, plural, one {# mail} other {# mails}} could not be delivered in the last 30 days.',
        { count: mailsFailed },
      ),
      remedy: say('See what the mail server said, in the mail log.'),
    };
  return fine('mails', say('No mail waits too long, and none was refused in the last 30 days.'));
}

function jobs({ jobsWaitSeconds }: Delays): Check {
  if (jobsWaitSeconds === null || jobsWaitSeconds <= jobsMayWaitSeconds)
    return fine('jobs', say('Jobs are begun in time.'));
  return {
    name: 'jobs',
    outcome: 'failure',
    sentence: say(
      'The oldest job that is due has been waiting for {minutes, plural, one {# minute} other {# minutes}}.',
      { minutes: minutes(jobsWaitSeconds) },
    ),
    remedy: say(
      'See which jobs wait. If there are many of one kind, they take their time; else start the server again.',
    ),
  };
}

const failedJobs = ({ jobsFailed }: Delays): Check =>
  jobsFailed === 0
    ? fine('failed_jobs', say('No job was given up.'))
    : {
        name: 'failed_jobs',
        outcome: 'warning',
        sentence: say('{count, plural, one {# job was} other {# jobs were}} given up.', {
          count: jobsFailed,
        }),
        remedy: say('See why, in the list of jobs.'),
      };

function schedule({ scheduleSeconds }: Delays): Check {
  if (scheduleSeconds === null)
    return {
      name: 'schedule',
      outcome: 'warning',
      sentence: say('No scheduled job has run yet.'),
      remedy: say('Look again in two minutes.'),
    };
  if (scheduleSeconds <= scheduleMayPauseSeconds)
    return fine('schedule', say('Scheduled jobs run.'));
  return {
    name: 'schedule',
    outcome: 'failure',
    sentence: say(
      'No scheduled job has run for {minutes, plural, one {# minute} other {# minutes}}.',
      { minutes: minutes(scheduleSeconds) },
    ),
    remedy: say('Start the server again, and see in its log what stops the worker.'),
  };
}

export const checksOf = (delays: Delays, hasMailServer: boolean): Check[] => [
  mailServer(hasMailServer),
  mails(delays, hasMailServer),
  jobs(delays),
  failedJobs(delays),
  schedule(delays),
];
