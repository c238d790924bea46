/** Which mails one gets: those that can be turned off, and those that cannot, with when each is sent. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';

type Kind = Schemas['Notifications']['kinds'][number];

const key = ['notifications'];

export function MailChoices() {
  const { act, problem } = useAct();
  const notifications = useQuery({
    queryKey: key,
    queryFn: () => bailiwick.user.getNotifications(),
  });
  if (notifications.isError)
    return <ProblemSummary problem={problemOf(notifications.error)} takesFocus={false} />;
  if (notifications.data === undefined) return null;
  const { kinds } = notifications.data;
  const change = (name: string, isOn: boolean) =>
    void act(async () => {
      const after = await bailiwick.user.updateNotifications({ kinds: [{ name, is_on: isOn }] });
      queryClient.setQueryData(key, after);
    });
  return (
    <section className="section">
      <h2>
        <Trans>Mails that you get</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {kinds
        .filter((kind) => kind.is_optional)
        .map((kind) => (
          <Checkbox
            key={kind.name}
            name={kind.name}
            checked={kind.is_on}
            onChange={(isOn) => change(kind.name, isOn)}
            label={<KindWords kind={kind} />}
          />
        ))}
      <h3>
        <Trans>Always on</Trans>
      </h3>
      <p className="muted">
        <Trans>They tell you what concerns your login and what you answer for.</Trans>
      </p>
      <ul className="kinds">
        {kinds
          .filter((kind) => !kind.is_optional)
          .map((kind) => (
            <li key={kind.name}>
              <KindWords kind={kind} />
            </li>
          ))}
      </ul>
    </section>
  );
}

const KindWords = ({ kind }: { kind: Kind }) => (
  <>
    <strong>{kind.title}</strong>
    <br />
    <span className="small muted">{kind.description}</span>
  </>
);
