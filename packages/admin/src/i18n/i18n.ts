/**
 * The language that the pages are in. Only its catalogues are loaded, each with the area that it belongs to; another
 * language brings those of every area that was opened, and the router's root draws its pages anew.
 */
import { i18n, type Messages } from '@lingui/core';
import {
  type ActiveLanguage,
  type Area,
  definitionOf,
  languageOf,
  negotiate,
  pseudoLanguage,
  textsOf,
} from './languages.ts';

type Catalogs = Readonly<Record<string, () => Promise<Messages>>>;

const catalogs: Record<string, () => Promise<Messages>> = {
  ...import.meta.glob<Messages>(['../locales/*/*.po', '!../locales/kit/*'], { import: 'messages' }),
};
const pseudoCatalogs: Record<string, () => Promise<Messages>> = {
  ...import.meta.glob<Messages>(['../locales/*/en.po', '!../locales/kit/*'], {
    import: 'messages',
    query: '?pseudo',
  }),
};

/** For the kit, whose catalogues are no part of the product. */
export function addCatalogs(own: Catalogs, ownPseudo: Catalogs): void {
  Object.assign(catalogs, own);
  Object.assign(pseudoCatalogs, ownPseudo);
}

const opened = new Set<Area>();
const loads = new Map<string, Promise<void>>();

async function load(area: Area, language: ActiveLanguage): Promise<void> {
  const catalog =
    language === pseudoLanguage
      ? pseudoCatalogs[`../locales/${area}/en.po`]
      : catalogs[`../locales/${area}/${language}.po`];
  if (catalog !== undefined) i18n.load(language, await catalog());
}

function loadOnce(area: Area, language: ActiveLanguage): Promise<void> {
  const key = `${area} ${language}`;
  const known = loads.get(key);
  if (known !== undefined) return known;
  const loading = load(area, language);
  loads.set(key, loading);
  // What could not be fetched is asked for again by the next who needs it.
  loading.catch(() => loads.delete(key));
  return loading;
}

/** Where this browser keeps its choice. */
const storageKey = 'language';

/** The language of this browser: what was chosen in it, else the first of its own that there is. */
export const browserLanguage = (): ActiveLanguage =>
  negotiate([localStorage.getItem(storageKey), ...navigator.languages]);

export const activeLanguage = (): ActiveLanguage => i18n.locale as ActiveLanguage;

let wanted: ActiveLanguage | undefined;

/** Puts the pages into a language. */
export async function activate(language: ActiveLanguage): Promise<void> {
  if (language === wanted) return;
  wanted = language;
  try {
    await Promise.all([...opened].map((area) => loadOnce(area, language)));
  } catch (error) {
    wanted = undefined;
    throw error;
  }
  // Somebody chose again meanwhile.
  if (wanted !== language) return;
  const { direction, formats } = definitionOf(language);
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  i18n.activate(language, formats);
}

/** Keeps a choice in this browser, or forgets it, and puts the pages into it. */
export async function choose(language: string | null): Promise<void> {
  if (language === null) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, language);
  await activate(browserLanguage());
}

/** Whoever signs in brings the language of their profile along. */
export async function follow(saved: string | null): Promise<void> {
  const language = languageOf(saved);
  if (language !== undefined) await choose(language);
}

/** Before the first page: the language of this browser, with what every page shows. */
export async function start(...areas: readonly Area[]): Promise<void> {
  for (const area of ['ui', ...areas] as const) opened.add(area);
  await activate(browserLanguage());
}

/** An area's pages come together with its texts. */
export function within<Module>(area: Area, load: () => Promise<Module>): () => Promise<Module> {
  const needed = textsOf(area);
  return async () => {
    for (const each of needed) opened.add(each);
    const language = wanted ?? browserLanguage();
    const [module] = await Promise.all([load(), ...needed.map((each) => loadOnce(each, language))]);
    return module;
  };
}
