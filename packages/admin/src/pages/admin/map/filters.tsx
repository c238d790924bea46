/** What the map is narrowed to, and what its shapes mean. */
import type { ListSearch } from '../../../address.ts';

const pickers = [
  {
    param: 'kind',
    label: 'Whose accounts and people',
    choices: [
      ['', 'Managed and independent'],
      ['managed', 'Managed'],
      ['independent', 'Independent'],
    ],
  },
  {
    param: 'risk',
    label: 'Risk',
    choices: [
      ['', 'With and without a risk'],
      ['no_administrator', 'Only the Owner can manage people'],
      ['independent_administrator', 'An administrator from outside'],
    ],
  },
  {
    param: 'by',
    label: 'Clusters',
    choices: [
      ['', 'Clusters by letter'],
      ['tag', 'Clusters by tag'],
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
  return pickers.map(({ param, label, choices }) => (
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
    <ul className="map-legend small" aria-label="What the shapes mean">
      <li>
        <span className="mark" data-kind="managed">
          managed
        </span>
      </li>
      <li>
        <span className="mark" data-kind="independent">
          independent
        </span>
      </li>
      <li>
        <span className="mark" data-kind="inactive">
          cannot sign in
        </span>
      </li>
      <li>
        <span className="map-risk">a risk</span>
      </li>
      <li className="map-heap">a cluster, with its number</li>
    </ul>
  );
}
