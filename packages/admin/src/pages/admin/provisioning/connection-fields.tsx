/** What is chosen about a connection: when it is made, and later. */
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Checkbox, TextField } from '../../../ui/controls.tsx';
import type { Connection } from './connection-data.ts';

type Chosen = Pick<Connection, 'name' | 'adopts_people' | 'is_dry_run' | 'brake_percent'>;
type Switches = Pick<Chosen, 'adopts_people' | 'is_dry_run'>;

/** The two that are on or off, and everything of the form as the server takes it. */
export function useConnectionChoice(first: Switches) {
  const [switches, setSwitches] = useState<Switches>(first);
  const chosen = (values: Readonly<Record<string, string>>): Chosen => ({
    name: (values['name'] ?? '').trim(),
    adopts_people: switches.adopts_people,
    is_dry_run: switches.is_dry_run,
    brake_percent: Number(values['brake_percent']),
  });
  return { switches, setSwitches, chosen };
}

export function ConnectionFields({
  name,
  brakePercent,
  switches,
  onSwitch,
}: {
  name: string;
  brakePercent: number;
  switches: Switches;
  onSwitch: (switches: Switches) => void;
}) {
  return (
    <>
      <TextField
        name="name"
        label={t`Name`}
        defaultValue={name}
        maxLength={64}
        help={t`What you call it, like “Okta”. The audit log calls it so.`}
      />
      <TextField
        name="brake_percent"
        label={t`Brake, in percent`}
        defaultValue={String(brakePercent)}
        inputMode="numeric"
        maxLength={3}
        help={t`Within a day it takes access from no larger part of its people unless you let it, be it the login or what a group gives; five always pass. 100 means no brake.`}
      />
      <Checkbox
        name="is_dry_run"
        label={t`Trial: try what it sends, tell what would happen, and change nothing`}
        checked={switches.is_dry_run}
        onChange={(is_dry_run) => onSwitch({ ...switches, is_dry_run })}
      />
      <Checkbox
        name="adopts_people"
        label={t`It may take over people who are here already, and groups that people made; otherwise it sees only what it made`}
        checked={switches.adopts_people}
        onChange={(adopts_people) => onSwitch({ ...switches, adopts_people })}
      />
    </>
  );
}
