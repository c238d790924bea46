/** What should stand somewhere and what stands there. Apart from the small parts, which signing in loads. */
import { Trans } from '@lingui/react/macro';
import { differencesOf, type Piece, shown } from './differences.ts';

/** Two values under each other, with the characters that differ marked for eyes and ears, and the first one named. */
export function ExpectedFound({
  expected,
  found,
  source,
}: {
  expected: string;
  found: string;
  source: string | null;
}) {
  const differences = differencesOf(expected, found);
  return (
    <dl className="ruled">
      <div>
        <dt>
          <Trans>Expected</Trans>
        </dt>
        <dd className="mono">
          <Pieces pieces={differences.expected} />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Found</Trans>
        </dt>
        <dd>
          <span className="mono">
            <Pieces pieces={differences.found} />
          </span>{' '}
          {source === null ? null : (
            <span className="small muted">
              <Trans>at {source}</Trans>
            </span>
          )}
          {differences.sentence === undefined ? null : <p>{differences.sentence}</p>}
        </dd>
      </div>
    </dl>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isSame }, index) =>
    isSame ? (
      // The pieces of one text have no other name than their place.
      <span key={String(index)}>{text}</span>
    ) : (
      <mark key={String(index)} className="differs">
        {shown(text)}
      </mark>
    ),
  );
}
