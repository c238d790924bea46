/** What a program was given in plain words, and what of that rests because its maker does not hold it now. */
import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Stamp } from '../../../ui/parts.tsx';
import type { ProgramPermission } from './permissions.ts';
import '../../../styles/api-keys.css';

export function Worth({
  words,
  given,
  inForce,
}: {
  words: readonly ProgramPermission[];
  given: readonly string[];
  /** Undefined: it is not known, or it is over. */
  inForce: readonly string[] | undefined;
}) {
  const saying = new Map(words.map((item) => [item.name, `${item.group}: ${item.allows}`]));
  const held = new Set(inForce ?? given);
  const resting = given.filter((name) => !held.has(name)).length;
  return (
    <section className="section">
      <h3>
        <Trans>What it may do</Trans>
      </h3>
      {resting === 0 ? null : (
        <p>
          {plural(resting, {
            one: '# permission rests: its maker does not hold it in the organization now.',
            other: '# permissions rest: its maker does not hold them in the organization now.',
          })}
        </p>
      )}
      <ul className="permission-words">
        {given.map((name) => (
          <li key={name}>
            {saying.get(name) ?? <code>{name}</code>}{' '}
            {held.has(name) ? null : (
              <Stamp tone="warn">
                <Trans>rests</Trans>
              </Stamp>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
