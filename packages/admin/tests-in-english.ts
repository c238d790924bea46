/** What tests of functions see: the texts as they were written. */
import { i18n } from '@lingui/core';
import { languages } from './src/i18n/languages.ts';

i18n.activate('en', languages.en.formats);
