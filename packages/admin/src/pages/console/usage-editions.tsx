/** What each edition holds, side by side, and what would break in another one. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { SelectField } from '../../ui/controls.tsx';
import { useListSearch } from '../../ui/list.tsx';
import { Notice, Stamp } from '../../ui/parts.tsx';

type Usage = Schemas['Usage'];
type Edition = Usage['editions'][number];

function allowedBy(edition: Edition, limit: string): string {
  const allowed = edition.limits.find(({ name }) => name === limit)?.allowed ?? null;
  return allowed === null ? t`no limit` : formatNumber(allowed);
}

/** Features and limits as rows, editions as columns. */
export function FeaturesByEdition({ usage }: { usage: Usage }) {
  return (
    <section className="section">
      <h2>
        <Trans>What the editions hold</Trans>
      </h2>
      <div className="table-wrap">
        <table className="table" aria-label={t`What the editions hold`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Feature or limit</Trans>
              </th>
              {usage.editions.map((edition) => (
                <th scope="col" key={edition.sid}>
                  {edition.name}{' '}
                  {edition.is_current ? (
                    <Stamp tone="ok">
                      <Trans context="the edition">yours</Trans>
                    </Stamp>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {usage.features.map((feature) => (
              <tr key={feature.name}>
                <td data-label={t`Feature`}>
                  <span className="strong">{feature.title}</span>
                  <br />
                  <span className="small muted">{feature.description}</span>
                </td>
                {usage.editions.map((edition) => (
                  <td key={edition.sid} data-label={edition.name}>
                    {edition.features.includes(feature.name) ? `✓ ${t`yes`}` : `– ${t`no`}`}
                  </td>
                ))}
              </tr>
            ))}
            {usage.limits.map((limit) => (
              <tr key={limit.name}>
                <td data-label={t`Limit`}>{limit.title}</td>
                {usage.editions.map((edition) => (
                  <td key={edition.sid} data-label={edition.name}>
                    {allowedBy(edition, limit.name)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Which edition is compared stands in the address. */
export function WhatWouldBreak({ usage }: { usage: Usage }) {
  const [{ compare }, change] = useListSearch();
  const others = usage.editions.filter((edition) => !edition.is_current);
  const chosen = others.find(({ sid }) => sid === compare) ?? others[0];
  if (chosen === undefined) return null;
  return (
    <section className="section">
      <h2>
        <Trans>What would change with another edition</Trans>
      </h2>
      <SelectField
        name="compare"
        label={t`Edition`}
        options={others.map(({ sid, name }) => ({ value: sid, label: name }))}
        value={chosen.sid}
        onChange={(sid) => change({ compare: sid }, { replace: true })}
      />
      <Notice tone={chosen.would_break.length === 0 ? 'ok' : 'warn'} live>
        {chosen.would_break.length === 0 ? (
          <p>
            <Trans>Nothing that you use would be missing in {ph({ name: chosen.name })}.</Trans>
          </p>
        ) : (
          <>
            <p>
              <Trans>Nobody would be locked out, and nothing would open. But:</Trans>
            </p>
            <ul>
              {chosen.would_break.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </section>
  );
}
