/** The access matrix as a table for spreadsheets. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { type Row, waysOf, wordsOf } from './marks.ts';

/** A text that a spreadsheet would take for a formula gets an apostrophe in front; quotes are doubled. */
export function csvField(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const stateWords: Readonly<Record<Row['state'], MessageDescriptor>> = {
  active: msg`active`,
  inactive: msg`deactivated`,
  suspended: msg`suspended`,
  pending_deletion: msg`to be deleted`,
};

export interface CsvAccount {
  readonly sid: string;
  readonly name: string;
}

/** @param rows for each person their rows, one for each part of the accounts that was asked about */
export function matrixCsv(
  accounts: readonly CsvAccount[],
  rows: ReadonlyMap<string, readonly Row[]>,
): string {
  const head = [t`Name`, t`E-mail address`, t`SID`, t`Kind`, t`State`, t`On the organization`];
  const lines = [...rows.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const whole: Row = { ...first, cells: parts.flatMap(({ cells }) => cells) };
    return [
      [
        first.name,
        first.email,
        first.user_sid,
        first.is_managed ? t`managed` : t`independent`,
        i18n._(stateWords[first.state]),
        first.from_organization.map(({ role_name }) => role_name).join('; '),
        ...accounts.map(({ sid }) => waysOf(whole, sid).map(wordsOf).join('; ')),
      ],
    ];
  });
  const table = [[...head, ...accounts.map(({ name, sid }) => `${name} (${sid})`)], ...lines];
  return `\uFEFF${table.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
}
