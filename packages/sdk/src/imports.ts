/** Files of people: sent in pieces that go on where the last one ended. */
import type { Operations } from './all-operations.ts';
import type { components } from './generated/schema.d.ts';

type Import = components['schemas']['Import'];

const pieceCharacters = 400_000;

export interface Upload {
  readonly name: string;
  /** The whole file. A mark of the byte order at its beginning may be left in. */
  readonly text: string;
  /** Is told how far it is, before the first piece and after each. */
  readonly onPiece?: (file: Import) => void;
  /** Stops between two pieces. */
  readonly signal?: AbortSignal;
}

/** Where a piece ends: never between the halves of one character. */
function endOfPiece(text: string, begin: number): number {
  const end = begin + pieceCharacters;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** Sends a file, and answers how its columns are read. */
export async function uploadImport(
  client: Operations,
  organizationSid: string,
  { name, text, onPiece, signal }: Upload,
): Promise<Import> {
  const size_bytes = new TextEncoder().encode(text).length;
  let file = await client.imports.create(organizationSid, { file_name: name, size_bytes });
  onPiece?.(file);
  for (let begin = 0; begin < text.length; ) {
    signal?.throwIfAborted();
    const end = endOfPiece(text, begin);
    file = await client.imports.append(organizationSid, file.sid, {
      offset_bytes: file.received_bytes,
      text: text.slice(begin, end),
    });
    begin = end;
    onPiece?.(file);
  }
  return file;
}
