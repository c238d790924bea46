/**
 * Views of a list: what its address says, kept under a name, for oneself or for everybody. Pinned ones stand as tabs.
 * `?view=SV…` alone is a short link to one.
 */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ListSearch } from '../../address.ts';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button, Checkbox, TextField } from '../controls.tsx';
import { Dialog } from '../dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../form.tsx';
import { useListSearch } from './address.ts';
import type { Viewed } from './types.ts';

type View = Schemas['SavedView'];

/** Where somebody stands in a list is no part of a view of it. */
const passing: ReadonlySet<string> = new Set(['page_token', 'open', 'view']);

const wordsOf = (search: ListSearch, columns: string | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...search, columns }).flatMap(([name, value]) =>
      value === undefined || passing.has(name) ? [] : [[name, value]],
    ),
  );

const isSame = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => b[name] === value);

const refresh = ({ organizationSid }: Viewed) =>
  queryClient.invalidateQueries({ queryKey: ['saved-views', organizationSid] });

function useViews({ organizationSid, list }: Viewed) {
  const views = useQuery({
    queryKey: ['saved-views', organizationSid, list],
    queryFn: () => bailiwick.savedViews.list(organizationSid, { list }),
    staleTime: 60_000,
  });
  return { views: views.data?.items ?? [], isThere: views.isSuccess };
}

/** Everything that the view says, and nothing else. */
const addressOf = (search: ListSearch, view: View): ListSearch => ({
  ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
  ...view.words,
  view: view.sid,
});

/** Short, and on the page where the list stands: its tab is said, what the list itself says is not. */
function shortLinkOf({ sid, words }: View): string {
  const { q: _q, sort: _sort, columns: _columns, page_size: _size, ...place } = words;
  return `?${new URLSearchParams({ ...place, view: sid }).toString()}`;
}

/** Somebody came by a short link: once, it becomes the whole address. */
function useArrival(named: View | undefined, isThere: boolean): void {
  const [search, change] = useListSearch();
  const [isArriving, setArriving] = useState(search['view'] !== undefined);
  useEffect(() => {
    if (!isArriving || !isThere) return;
    setArriving(false);
    if (named === undefined) return;
    const says = Object.keys(search).filter((name) => name !== 'view');
    const isPart = says.every((name) => search[name] === named.words[name]);
    if (isPart && says.length < Object.keys(named.words).length)
      change(addressOf(search, named), { replace: true });
  });
}

/** The pinned views. */
export function ViewTabs({ viewed }: { viewed: Viewed }) {
  const { views, isThere } = useViews(viewed);
  const [search, change] = useListSearch();
  const named = views.find(({ sid }) => sid === search['view']);
  useArrival(named, isThere);
  const pinned = views.filter((view) => view.is_pinned);
  if (pinned.length === 0) return null;
  return (
    <nav className="tabs view-tabs" aria-label={t`Views`}>
      {pinned.map((view) => (
        <a
          key={view.sid}
          href={shortLinkOf(view)}
          aria-current={view.sid === named?.sid ? 'page' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            change(addressOf(search, view));
          }}
        >
          {view.name}
          {view.is_shared ? (
            <span className="small muted">
              <Trans>shared</Trans>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}

function SaveView({
  viewed,
  words,
  onClose,
}: {
  viewed: Viewed;
  words: Record<string, string>;
  onClose: () => void;
}) {
  const [isShared, setShared] = useState(false);
  const [isPinned, setPinned] = useState(true);
  const [, change] = useListSearch();
  const save: Submit = async ({ name = '' }, api) => {
    const view = await api.savedViews.create(viewed.organizationSid, {
      list: viewed.list,
      name: name.trim(),
      words,
      is_shared: isShared,
      is_pinned: isPinned,
    });
    await refresh(viewed);
    onClose();
    change({ view: view.sid }, { replace: true });
  };
  return (
    <Dialog title={t`Save this view`} onClose={onClose}>
      <p>
        <Trans>Its filters, order and columns, under a name.</Trans>
      </p>
      <Form
        submit={t`Save the view`}
        onSubmit={save}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField name="name" label={t`Name`} maxLength={64} autoFocus />
        <Checkbox
          name="pinned"
          label={t`Show it as a tab`}
          checked={isPinned}
          onChange={setPinned}
        />
        {viewed.mayShare ? (
          <Checkbox
            name="shared"
            label={t`Share it with everybody in the Admin Center`}
            checked={isShared}
            onChange={setShared}
          />
        ) : null}
      </Form>
    </Dialog>
  );
}

type Change = Parameters<typeof bailiwick.savedViews.update>[2];

function ViewActs({
  view,
  viewed,
  words,
}: {
  view: View;
  viewed: Viewed;
  words: Record<string, string>;
}) {
  const { act, pending, problem } = useAct();
  const [renaming, setRenaming] = useState(false);
  const [search, change] = useListSearch();
  const at = [viewed.organizationSid, view.sid] as const;
  const update = async (changed: Change, api: Parameters<Submit>[1] = bailiwick) => {
    await api.savedViews.update(...at, changed, { ifMatch: view.version });
    await refresh(viewed);
  };
  const remove = async () => {
    await bailiwick.savedViews.delete(...at);
    if (search['view'] === view.sid) change({ view: undefined }, { replace: true });
    await refresh(viewed);
  };
  const button = (label: string, work: () => Promise<void>) => (
    <Button small pending={pending} label={`${label}: ${view.name}`} onPress={() => void act(work)}>
      {label}
    </Button>
  );
  if (renaming)
    return (
      <Form
        submit={t`Rename`}
        onSubmit={async ({ name = '' }, api) => {
          await update({ name: name.trim() }, api);
          setRenaming(false);
        }}
        secondary={
          <Button onPress={() => setRenaming(false)}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField
          name="name"
          label={t`New name`}
          defaultValue={view.name}
          maxLength={64}
          autoFocus
        />
      </Form>
    );
  return (
    <div className="view-acts">
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <Button small label={t`Rename: ${{ name: view.name }}`} onPress={() => setRenaming(true)}>
        <Trans>Rename</Trans>
      </Button>
      {isSame(words, view.words)
        ? null
        : button(t`Show what is shown now`, () => update({ words }))}
      {button(view.is_pinned ? t`No tab` : t`As a tab`, () =>
        update({ is_pinned: !view.is_pinned }),
      )}
      {viewed.mayShare
        ? button(view.is_shared ? t`Stop sharing` : t`Share`, () =>
            update({ is_shared: !view.is_shared }),
          )
        : null}
      {button(t`Delete`, remove)}
    </div>
  );
}

function ManageViews({
  views,
  viewed,
  words,
  onClose,
}: {
  views: readonly View[];
  viewed: Viewed;
  words: Record<string, string>;
  onClose: () => void;
}) {
  const [search, change] = useListSearch();
  return (
    <Dialog title={t`Views`} onClose={onClose}>
      <ul className="view-list">
        {views.map((view) => (
          <li key={view.sid}>
            <div>
              <a
                className="strong"
                href={shortLinkOf(view)}
                onClick={(event) => {
                  event.preventDefault();
                  onClose();
                  change(addressOf(search, view));
                }}
              >
                {view.name}
              </a>{' '}
              <span className="small muted">
                {view.is_shared ? t`shared, by ${{ keptBy: view.kept_by }}` : t`yours alone`}
              </span>
            </div>
            {view.may_change ? <ViewActs {...{ view, viewed, words }} /> : null}
          </li>
        ))}
      </ul>
      <div className="form-foot">
        <Button kind="primary" onPress={onClose}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

export function ViewButtons({ viewed, columns }: { viewed: Viewed; columns: string | undefined }) {
  const { views } = useViews(viewed);
  const [search] = useListSearch();
  const [open, setOpen] = useState<'save' | 'manage' | null>(null);
  const words = wordsOf(search, columns);
  const close = () => setOpen(null);
  return (
    <>
      <Button onPress={() => setOpen('save')}>
        <Trans>Save this view</Trans>
      </Button>
      {views.length === 0 ? null : (
        <Button onPress={() => setOpen('manage')}>
          <Trans>Views ({ph({ count: formatNumber(views.length) })})</Trans>
        </Button>
      )}
      {open === 'save' ? <SaveView {...{ viewed, words }} onClose={close} /> : null}
      {open === 'manage' ? <ManageViews {...{ views, viewed, words }} onClose={close} /> : null}
    </>
  );
}
