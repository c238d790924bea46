/** Gives the texts to the pages, and draws the pages anew in another language. */
import { i18n } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import { Fragment, type ReactNode } from 'react';

export function Texts({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>;
}

/**
 * Under another key in another language: whatever was drawn below is drawn anew, also where a text was made outside of
 * any component. Nobody has to subscribe to the language.
 */
export function InActiveLanguage({ children }: { children: ReactNode }) {
  return <Fragment key={useLingui().i18n.locale}>{children}</Fragment>;
}
