/** What a program may do, chosen in plain words from what its maker holds. */
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Checkbox } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { inGroups, type ProgramPermission } from './permissions.ts';
import '../../../styles/api-keys.css';

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

export function PermissionChooser({
  permissions,
  ...choice
}: Choice & { permissions: UseQueryResult<{ items: readonly ProgramPermission[] }> }) {
  return (
    <>
      <h2>
        <Trans>What it may do</Trans>
      </h2>
      {permissions.isError ? (
        <ProblemSummary problem={problemOf(permissions.error)} takesFocus={false} />
      ) : null}
      {permissions.isPending ? (
        <p className="muted" role="status">
          <Trans>Loading…</Trans>
        </p>
      ) : null}
      {permissions.data === undefined ? null : (
        <Permissions items={permissions.data.items} {...choice} />
      )}
    </>
  );
}

function Permissions({
  items,
  chosen,
  onChange,
}: Choice & { items: readonly ProgramPermission[] }) {
  const own = items.filter((item) => item.is_yours || chosen.has(item.name));
  const others = items.length - own.length;
  const count = chosen.size;
  const choose = (name: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(name);
    else next.delete(name);
    onChange(next);
  };
  const reading = own.filter((item) => item.only_reads).map((item) => item.name);
  return (
    <>
      <p className="form-foot">
        <span role="status">
          <Plural value={count} _0="Nothing chosen yet" one="# chosen" other="# chosen" />
        </span>
        <Button small onPress={() => onChange(new Set([...chosen, ...reading]))}>
          <Trans>Everything that only reads</Trans>
        </Button>
        <Button small onPress={() => onChange(new Set())}>
          <Trans>Nothing</Trans>
        </Button>
      </p>
      <div className="permission-groups" data-pointer="/permissions" data-label={t`What it may do`}>
        {inGroups(own).map(([group, members]) => (
          <fieldset key={group}>
            <legend className="legend">{group}</legend>
            {members.map(({ name, allows }) => (
              <Checkbox
                key={name}
                name={`permission ${name}`}
                label={<span title={name}>{allows}</span>}
                checked={chosen.has(name)}
                onChange={(isChosen) => choose(name, isChosen)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {others === 0 ? null : (
        <p className="small muted">
          <Plural
            value={others}
            one="# more permission exists that you do not hold, so you cannot give it."
            other="# more permissions exist that you do not hold, so you cannot give them."
          />
        </p>
      )}
      <p className="small muted">
        <Trans>
          What cannot be undone, how people sign in, and who is an administrator stay with people:
          no program can do that.
        </Trans>
      </p>
    </>
  );
}
