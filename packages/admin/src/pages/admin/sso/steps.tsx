/** The way through setting up single sign-on: six steps, each with an address of its own. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../i18n/formats.ts';
import type { SsoProfile } from './profile-data.ts';

export const setUpSteps = ['app', 'provider', 'test', 'people', 'enforce'] as const;
export type SetUpStep = (typeof setUpSteps)[number];
type Step = 'choose' | SetUpStep;

export const isSetUpStep = (step: string): step is SetUpStep =>
  (setUpSteps as readonly string[]).includes(step);

const words: Readonly<Record<Step, MessageDescriptor>> = {
  choose: msg`Provider`,
  app: msg`App there`,
  provider: msg`Their side`,
  test: msg`Test`,
  people: msg`Who is affected`,
  enforce: msg`Enforce`,
};

/** Where the server says that it is; the first one that is not done. */
export function stepOf({ setup }: SsoProfile): SetUpStep {
  switch (setup.step) {
    case 'provider':
    case 'client':
      return 'provider';
    case 'test':
      return 'test';
    case 'domains':
      return 'people';
    case 'enforce':
    case 'done':
      return 'enforce';
  }
}

function isDone(step: Step, profile: SsoProfile | null): boolean {
  if (profile === null) return false;
  switch (step) {
    case 'choose':
      return true;
    case 'app':
    case 'provider':
      return profile.setup.missing.length === 0;
    case 'test':
      return profile.tested_at !== null;
    case 'people':
      return profile.domains.length > 0;
    case 'enforce':
      return profile.setup.step === 'done';
  }
}

export function Steps({ current, profile }: { current: Step; profile: SsoProfile | null }) {
  const all: readonly Step[] = ['choose', ...setUpSteps];
  return (
    <nav aria-label={t`Steps`}>
      <ol className="sso-steps">
        {all.map((step, index) => {
          const text = (
            <>
              <span className="sso-step-number" aria-hidden="true">
                {isDone(step, profile) ? '✓' : formatNumber(index + 1)}
              </span>
              {i18n._(words[step])}
              {isDone(step, profile) ? (
                <span className="visually-hidden">
                  {' '}
                  <Trans>(done)</Trans>
                </span>
              ) : null}
            </>
          );
          return (
            <li key={step} data-done={isDone(step, profile)} data-current={step === current}>
              {profile === null || step === 'choose' ? (
                <span aria-current={step === current ? 'step' : undefined}>{text}</span>
              ) : (
                <Link
                  to="/admin/sso/$profileSid/set-up/$step"
                  params={{ profileSid: profile.sid, step }}
                  aria-current={step === current ? 'step' : undefined}
                  activeProps={{ 'aria-current': 'step' }}
                >
                  {text}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
