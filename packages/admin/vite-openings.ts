/**
 * What a page begins with: its title and its sentence, where these are the same whatever the page finds. The build writes
 * them down in every language (`preloads.json`), and the server sends them in the HTML, to be read while scripts are on their way.
 */
import { readFileSync } from 'node:fs';
import { formatter } from '@lingui/format-po';
import ts from 'typescript';
import { poOptions } from './po-options.ts';
import { languages, sourceLanguage } from './src/i18n/languages.ts';

interface Words {
  readonly title: string;
  readonly lead: string | null;
}

export interface Opening {
  /** `page`: in the frame, beside its navigation. `plain`: alone. */
  readonly frame: 'page' | 'plain';
  readonly words: Readonly<Record<string, Words>>;
}

const frames: Readonly<Record<string, Opening['frame']>> = { Page: 'page', PlainPage: 'plain' };

/** A text with nothing put in: `title={t`Users`}`. Undefined: it is made of something, or has a context. */
function fixedText(element: ts.JsxOpeningLikeElement, name: string): string | undefined {
  const attribute = element.attributes.properties
    .filter(ts.isJsxAttribute)
    .find((each) => each.name.getText() === name);
  const value = attribute?.initializer;
  if (value === undefined || !ts.isJsxExpression(value)) return undefined;
  const { expression } = value;
  return expression !== undefined &&
    ts.isTaggedTemplateExpression(expression) &&
    expression.tag.getText() === 't' &&
    ts.isNoSubstitutionTemplateLiteral(expression.template)
    ? expression.template.text
    : undefined;
}

function pagesIn(file: string): ts.JsxOpeningLikeElement[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: ts.JsxOpeningLikeElement[] = [];
  const visit = (node: ts.Node): void => {
    const isElement = ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node);
    if (isElement && node.tagName.getText() in frames) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The one that all are; undefined where they differ. */
function only<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

async function readCatalog(file: string, locale: string) {
  const content = readFileSync(file, 'utf8');
  return formatter(poOptions).parse(content, {
    locale,
    sourceLocale: sourceLanguage,
    filename: file,
  });
}

type Catalog = Awaited<ReturnType<typeof readCatalog>>;

/** @param sources the folder of the pages' sources */
export function readOpenings(sources: string) {
  const catalogs = new Map<string, Promise<Catalog>>();
  const catalogOf = (area: string, language: string) => {
    const file = `${sources}locales/${area}/${language}.po`;
    const known = catalogs.get(file) ?? readCatalog(file, language);
    catalogs.set(file, known);
    return known;
  };
  const inLanguage = async (text: string, area: string, language: string) => {
    if (language === sourceLanguage) return text;
    const messages = Object.values(await catalogOf(area, language));
    const found = messages.find(({ message, context }) => message === text && context == null);
    if (found?.translation === undefined || found.translation === '')
      throw new Error(`${area}/${language}.po does not say: ${text}`);
    return found.translation;
  };
  /** Null: what the page begins with depends on what it finds. */
  return async (page: string, area: string): Promise<Opening | null> => {
    const pages = pagesIn(`${sources}${page}`);
    const name = only(pages.map((element) => element.tagName.getText()));
    const title = only(pages.map((element) => fixedText(element, 'title')));
    const frame = frames[name ?? ''];
    if (frame === undefined || title === undefined) return null;
    const lead = only(pages.map((element) => fixedText(element, 'lead')));
    const words: Record<string, Words> = {};
    for (const language of Object.keys(languages))
      words[language] = {
        title: await inLanguage(title, area, language),
        lead: lead === undefined ? null : await inLanguage(lead, area, language),
      };
    return { frame, words };
  };
}
