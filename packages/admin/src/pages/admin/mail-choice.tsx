/** Whether those who are invited are told by mail: chosen every time, never assumed. */
import { Choices } from '../../ui/controls.tsx';

export type MailChoice = '' | 'mail' | 'quiet';

export function MailChoices({
  value,
  onChange,
}: {
  value: MailChoice;
  onChange: (value: MailChoice) => void;
}) {
  return (
    <Choices
      name="notify"
      legend="Tell them by mail?"
      choices={[
        {
          value: 'mail',
          title: 'Mail every invitation now',
          text: 'Each gets one mail with a link, good for seven days.',
        },
        {
          value: 'quiet',
          title: 'Mail nothing',
          text: 'You send them one by one later, or people find it when they sign in.',
        },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'mail' ? 'mail' : 'quiet')}
    />
  );
}
