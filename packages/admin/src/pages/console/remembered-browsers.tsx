/** Browsers in which one's second factor is not asked for for some days, and how to have that end. */
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { hasFactor } from '../../factors/own.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';
import { programWords } from '../../ui/sign-in-words.ts';

type RememberedBrowser = Schemas['RememberedBrowser'];

const key = ['remembered-browsers'];

/** Nothing where the organization allows none, and for whoever is asked for no factor here. */
export function RememberedBrowsers() {
  const browsers = useQuery({
    queryKey: key,
    queryFn: () => bailiwick.rememberedBrowsers.list(),
  });
  const factors = useQuery({ queryKey: ['factors'], queryFn: () => bailiwick.factors.get() });
  const { act, pending, problem } = useAct();
  const forget = (how: () => Promise<unknown>) =>
    void act(async () => {
      await how();
      await queryClient.invalidateQueries({ queryKey: key });
    });
  const { items = [], days_allowed: days = 0 } = browsers.data ?? {};
  if (browsers.isError)
    return <ProblemSummary problem={problemOf(browsers.error)} takesFocus={false} />;
  const isAsked =
    factors.data !== undefined && hasFactor(factors.data) && !factors.data.sso_required;
  if (days === 0 || (items.length === 0 && !isAsked)) return null;
  return (
    <section className="section" id="remembered-browsers">
      <h2>
        <Trans>Remembered browsers</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <p>
        {items.length === 0 ? (
          <Plural
            value={days}
            one="No browser is remembered. When you prove your second factor, you can tick that it is not asked for in that browser for # day."
            other="No browser is remembered. When you prove your second factor, you can tick that it is not asked for in that browser for # days."
          />
        ) : (
          <Trans>
            In these browsers your password alone signs you in, also after you signed out. Forget
            those that others use too.
          </Trans>
        )}
      </p>
      {items.length === 0 ? null : (
        <Table
          browsers={items}
          pending={pending}
          forget={({ sid }) => forget(() => bailiwick.rememberedBrowsers.forget(sid))}
        />
      )}
      {items.length < 2 ? null : (
        <div className="form-foot">
          <Button
            pending={pending}
            onPress={() => forget(() => bailiwick.rememberedBrowsers.forgetAll())}
          >
            <Trans>Forget all of them</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function Table({
  browsers,
  forget,
  pending,
}: {
  browsers: readonly RememberedBrowser[];
  forget: (browser: RememberedBrowser) => void;
  pending: boolean;
}) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Remembered browsers`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Browser</Trans>
            </th>
            <th scope="col">
              <Trans>Address</Trans>
            </th>
            <th scope="col">
              <Trans>Since</Trans>
            </th>
            <th scope="col">
              <Trans>Until</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Actions</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {browsers.map((row) => (
            <tr key={row.sid}>
              <td data-label={t`Browser`}>
                <div>
                  {programWords(row)}{' '}
                  {row.is_current ? (
                    <Stamp tone="ok">
                      <Trans>this one</Trans>
                    </Stamp>
                  ) : null}
                  <br />
                  <span className="small muted">
                    {row.second_factor === 'passkey'
                      ? t`By a passkey or security key`
                      : t`By a code of the authenticator app`}
                  </span>
                </div>
              </td>
              <td data-label={t`Address`}>
                <span className="mono">{row.client_address}</span>
              </td>
              <td data-label={t`Since`}>
                <Time at={row.remembered_at} />
              </td>
              <td data-label={t`Until`}>
                <Time at={row.remembered_until} />
              </td>
              <td className="actions">
                <Button
                  small
                  pending={pending}
                  onPress={() => forget(row)}
                  label={t`Forget the browser: ${{ program: programWords(row) }}, ${{ clientAddress: row.client_address }}`}
                >
                  <Trans>Forget</Trans>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
