/** Our two values under the names of the provider's own form, and what to do there. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Tabs, useListSearch } from '../../../ui/list.tsx';
import { CopyButton } from '../../../ui/parts.tsx';
import type { Connection } from './connection-data.ts';
import { providerGuides } from './provider-guides.ts';

export function ProviderGuidePart({ connection }: { connection: Connection }) {
  const [search] = useListSearch();
  const guides = providerGuides();
  const [first] = guides;
  const guide = guides.find(({ key }) => key === search['provider']) ?? first;
  return (
    <section className="section" aria-label={t`At your identity provider`}>
      <h2>
        <Trans>At your identity provider</Trans>
      </h2>
      <Tabs
        label={t`Identity provider`}
        param="provider"
        tabs={guides.map(({ key, name }) => ({
          value: key === first.key ? undefined : key,
          label: name,
        }))}
      />
      <dl className="record sso-record">
        <div>
          <dt lang="en">{guide.baseUrlField}</dt>
          <dd className="mono">{connection.base_url}</dd>
          <dd>
            <CopyButton text={connection.base_url} what={t`the base URL`} />
          </dd>
        </div>
        <div>
          <dt lang="en">{guide.tokenField}</dt>
          <dd>
            <Trans>The token, which is shown only when it is made</Trans>
          </dd>
        </div>
      </dl>
      <ol className="sso-guide">
        {guide.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="small muted">{guide.mapping}</p>
    </section>
  );
}
