/** One tree of nodes, shown as a picture and as a tree, with what is chosen in it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../../ui/form.tsx';
import type { OwnOrganization } from '../organization.ts';
import { useMapAddress, useView } from './address.ts';
import { mapKey } from './data.ts';
import { type Picture, savePng, saveSvg, standAlone } from './export.ts';
import { Legend, MapFilterFields } from './filters.tsx';
import { FindOnMap } from './find.tsx';
import { type Layout, layOut } from './layout.ts';
import {
  type Grown,
  grow,
  type Loaded,
  linesOf,
  type MapNode,
  shorten,
  summaryOf,
  textOf,
} from './model.ts';
import { MapPanel } from './panel.tsx';
import { MapPicture } from './picture.tsx';
import { MapTree } from './tree.tsx';

const subscribeToDirection = (onChange: () => void) => {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['dir', 'lang'],
  });
  return () => observer.disconnect();
};
const isWrittenFromRight = () => getComputedStyle(document.documentElement).direction === 'rtl';

interface ShownProps {
  readonly organization: OwnOrganization;
  readonly root: MapNode;
  readonly loaded: ReadonlyMap<string, Loaded>;
  readonly open: readonly string[];
  readonly error: Error | null;
}

/** What can be done with a node, by the picture and by the tree. */
function useActs({ root, open }: ShownProps) {
  const [words, change] = useMapAddress();
  const [walked, setWalked] = useState<string>();
  const opener = useRef<Element | null>(null);
  const isPaths = root.kind === 'person';
  const anew = { sel: undefined, open: undefined, view: undefined };
  return {
    isPaths,
    current: walked ?? words['sel'] ?? root.key,
    onMove: setWalked,
    onToggle: (key: string, isOpen: boolean) => {
      const others = open.filter((one) => one !== key && one !== root.key);
      const text = textOf(isOpen ? [...others, key] : others);
      // In path mode all is open unless something else is said: the root stands for "nothing else".
      change({ open: text === '' && isPaths ? root.key : text });
    },
    onChoose: (key: string) => {
      opener.current = document.activeElement;
      setWalked(key);
      change({ sel: key }, true);
    },
    close: () => {
      change({ sel: undefined });
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
    showPaths: (personSid: string) => {
      setWalked(undefined);
      change({ ...anew, person: personSid, account: undefined, find: '' }, true);
    },
    showPathsTo: (accountSid: string) => change({ ...anew, account: accountSid }, true),
    find: (sid: string) => {
      setWalked(sid);
      const words = { person: undefined, account: undefined, found: sid, sel: sid };
      change({ ...words, view: undefined, find: '' }, true);
    },
  };
}

export function Shown(props: ShownProps) {
  const { organization, root, loaded, open, error } = props;
  const [words, change] = useMapAddress();
  const isReversed = useSyncExternalStore(subscribeToDirection, isWrittenFromRight);
  const svg = useRef<SVGSVGElement>(null);
  const opened = open.join();
  const grown = useMemo(
    () => grow(root, new Set(opened.split(',')), loaded),
    [root, opened, loaded],
  );
  const drawn = useMemo(() => shorten(grown), [grown]);
  const layout = useMemo(() => layOut(drawn, isReversed), [drawn, isReversed]);
  const { view, setView } = useView();
  const { isPaths, current, close, showPaths, showPathsTo, find, ...acts } = useActs(props);
  const chosen = linesOf(grown).find((line) => line.grown.node.key === words['sel'])?.grown;
  const summary = summaryOf(grown);
  return (
    <>
      <div className="filters">
        <FindOnMap
          organizationSid={organization.sid}
          text={words['find'] ?? ''}
          onText={(text) => change({ find: text })}
          onAccount={find}
          onPerson={showPaths}
        />
        {isPaths ? null : <MapFilterFields words={words} change={change} />}
      </div>
      {error === null ? null : <Failure error={error} organizationSid={organization.sid} />}
      <p className="small muted" role="status">
        {summary}
      </p>
      <div className="map">
        <div className="map-side">
          <MapPicture
            {...acts}
            {...{ layout, isReversed, current, view, svg }}
            label={summary}
            onView={setView}
          />
          <Legend />
          <SaveButtons svg={svg} layout={layout} />
        </div>
        <div>
          {chosen === undefined ? null : (
            <MapPanel
              grown={chosen}
              onClose={close}
              onToggle={acts.onToggle}
              onPaths={showPaths}
              onPathsTo={isPaths ? showPathsTo : undefined}
            />
          )}
          <MapTree
            {...acts}
            {...{ grown, current }}
            label={isPaths ? t`The ways as a tree` : t`The map as a tree`}
          />
          <Emptiness
            grown={grown}
            hasFilter={words['kind'] !== undefined || words['risk'] !== undefined}
          />
        </div>
      </div>
    </>
  );
}

function SaveButtons({ svg, layout }: { svg: RefObject<SVGSVGElement | null>; layout: Layout }) {
  const { act, problem } = useAct();
  const name = 'organization-map';
  const withPicture = (save: (picture: Picture) => Promise<void>) =>
    void act(() =>
      svg.current === null ? Promise.resolve() : save(standAlone(svg.current, layout)),
    );
  return (
    <div className="map-save">
      <Button
        small
        onPress={() => withPicture((picture) => Promise.resolve(saveSvg(name, picture)))}
      >
        <Trans>Save as SVG</Trans>
      </Button>
      <Button small onPress={() => withPicture((picture) => savePng(name, picture))}>
        <Trans>Save as PNG</Trans>
      </Button>
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </div>
  );
}

function Failure({ error, organizationSid }: { error: Error; organizationSid: string }) {
  const cache = useQueryClient();
  return (
    <>
      <ProblemSummary problem={problemOf(error)} takesFocus={false} />
      <Button onPress={() => void cache.invalidateQueries({ queryKey: mapKey(organizationSid) })}>
        <Trans>Try again</Trans>
      </Button>
    </>
  );
}

/** A new organization, and filters that nothing passes. */
function Emptiness({ grown, hasFilter }: { grown: Grown; hasFilter: boolean }) {
  const isEmpty =
    grown.node.kind === 'organization' &&
    !grown.isLoading &&
    !linesOf(grown).some(
      ({ grown: { node } }) => node.kind === 'account' || node.kind === 'cluster',
    );
  if (!isEmpty) return null;
  return (
    <p className="muted">
      {hasFilter
        ? t`No account is like that. Take a filter away to see others.`
        : t`No account belongs to the organization yet. Create one, or invite people who bring theirs.`}
    </p>
  );
}
