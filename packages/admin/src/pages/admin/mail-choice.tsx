/** Whether those who are invited are told by mail: chosen every time, never assumed. */
import { t } from '@lingui/core/macro';
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
      legend={t`Tell them by mail?`}
      choices={[
        {
          value: 'mail',
          title: t`Mail every invitation now`,
          text: t`Each gets one mail with a link, good for up to seven days.`,
        },
        {
          value: 'quiet',
          title: t`Mail nothing`,
          text: t`You send them one by one later, or people find it when they sign in.`,
        },
      ]}
      value={value}
      onChange={(next) => onChange(next === 'mail' ? 'mail' : 'quiet')}
    />
  );
}
