/** What the map is narrowed to, and what its shapes mean. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListSearch } from '../../../address.ts';

const pickers = () =>
  [
    {
      param: 'kind',
      label: t`Whose accounts and people`,
      choices: [
        ['', t`Managed and independent`],
        ['managed', t`Managed`],
        ['independent', t`Independent`],
      ],
    },
    {
      param: 'risk',
      label: t`Risk`,
      choices: [
        ['', t`With and without a risk`],
        ['no_administrator', t`Only the Owner can manage people`],
        ['independent_administrator', t`An administrator from outside`],
      ],
    },
    {
      param: 'by',
      label: t`Clusters`,
      choices: [
        ['', t`Clusters by letter`],
        ['tag', t`Clusters by tag`],
      ],
    },
  ] as const;

export function MapFilterFields({
  words,
  change,
}: {
  words: ListSearch;
  change: (next: ListSearch, isStep?: boolean) => void;
}) {
  return pickers().map(({ param, label, choices }) => (
    <select
      key={param}
      className="input"
      aria-label={label}
      value={words[param] ?? ''}
      onChange={(event) =>
        change({ [param]: event.target.value, open: undefined, view: undefined }, true)
      }
    >
      {choices.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  ));
}

export function Legend() {
  return (
    <ul className="map-legend small" aria-label={t`What the shapes mean`}>
      <li>
        <span className="mark" data-kind="managed">
          <Trans>managed</Trans>
        </span>
      </li>
      <li>
        <span className="mark" data-kind="independent">
          <Trans>independent</Trans>
        </span>
      </li>
      <li>
        <span className="mark" data-kind="inactive">
          <Trans>cannot sign in</Trans>
        </span>
      </li>
      <li>
        <span className="map-risk">
          <Trans>a risk</Trans>
        </span>
      </li>
      <li className="map-heap">
        <Trans>a cluster, with its number</Trans>
      </li>
    </ul>
  );
}
