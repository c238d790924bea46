/** Published words of imports. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const importPermissions = definePermissions('/bailiwick/iam/imports', {
  read: 'see files of people that were uploaded',
  create: 'import people from a file',
});

export const importEvents = defineAuditEvents('import', {
  created: '{actor} began to upload the file {target}',
  received: '{actor} uploaded the file {target}',
  checked: '{actor} had the file {target} checked',
  started: '{actor} had the people of the file {target} imported',
});

export const importErrors = defineErrors('import', {
  wrong_offset: {
    kind: 'conflict',
    title: 'The piece does not begin where the file ends so far',
    remedy: 'Go on at `received_bytes` of the import.',
  },
  too_large: {
    kind: 'too_large',
    title: 'The file is too large',
    remedy: 'Send at most 35 MB and 150,000 lines; split a larger file.',
  },
  incomplete: {
    kind: 'conflict',
    title: 'The file is not whole yet',
    remedy: 'Send the rest of it first.',
  },
  unreadable: {
    kind: 'unprocessable',
    title: 'The file cannot be read as a table of people',
    remedy: 'Send CSV in UTF-8 whose first line names the columns; `email` must be one of them.',
  },
  row_refused: {
    kind: 'forbidden',
    title: 'The row asks for what you may not do',
    remedy: 'Leave the cell empty, or ask somebody who holds the permission.',
  },
  too_many: {
    kind: 'too_many',
    title: 'Too many files are kept',
    remedy: 'Files are deleted seven days after their upload. Use one that is there, or wait.',
  },
});
