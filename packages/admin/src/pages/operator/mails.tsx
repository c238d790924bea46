/** The mail log: the newest mails, what became of them, and what the mail server said. Their content is not kept. */
import { i18n } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { bailiwick, type Schemas } from '../../api.ts';
import { type Column, List, Tabs } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';

type Mail = Schemas['QueuedMail'];

const stateWords = {
  queued: msg`on its way`,
  sent: msg`sent`,
  failed: msg`failed`,
} as const;
const stateTones = { queued: 'warn', sent: 'ok', failed: 'bad' } as const;

export const MailState = ({ mail }: { mail: Mail }) => (
  <>
    <Stamp tone={stateTones[mail.state]}>{i18n._(stateWords[mail.state])}</Stamp> {mail.last_error}
  </>
);

/** The newest are answered at once, all that there are. */
const onePage = { next_token: null, previous_token: null, count: null };

export function MailLog() {
  const columns: Column<Mail>[] = [
    { key: 'when', label: t`When`, cell: (mail) => <Time at={mail.created_at} /> },
    { key: 'to', label: t`To`, cell: (mail) => mail.recipient },
    { key: 'subject', label: t`Subject`, cell: (mail) => mail.subject },
    { key: 'state', label: t`State`, cell: (mail) => <MailState mail={mail} /> },
    { key: 'attempts', label: t`Tries`, kind: 'number', cell: (mail) => mail.attempts },
  ];
  return (
    <Page
      help="operator"
      title={t`Mail log`}
      place={t`Operator`}
      lead={t`The newest 200 mails that match. A mail server that is down fails no request: mails wait for it.`}
    >
      <Tabs
        label={t`What became of them`}
        param="state"
        tabs={[
          { value: undefined, label: t`All` },
          { value: 'queued', label: t`On their way` },
          { value: 'sent', label: t`Sent` },
          { value: 'failed', label: t`Failed` },
        ]}
      />
      <List
        label={t`Mails`}
        queryKey={['operated-mails']}
        load={async ({ state, search }) => {
          const { items } = await bailiwick.instance.listMails({
            ...(state === undefined ? {} : { state: state as Mail['state'] }),
            ...(search === undefined ? {} : { search }),
          });
          return { items, page: onePage };
        }}
        columns={columns}
        rowKey={(mail) => mail.sid}
        params={['state']}
        searchLabel={t`Find by recipient`}
        empty={{
          title: t`No mail yet`,
          text: t`Invitations, codes and notices stand here once there are any.`,
        }}
      />
    </Page>
  );
}
