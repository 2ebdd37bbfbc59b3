import type { Language } from '../contract/index.ts';
import type { Refusal } from './guard.ts';
import { judge, type Piece, piecesOf } from './pieces.ts';

/** What became of the editor's proposal; whatever it is, the text is usable. `used`: some of it stands in the text. */
export type EditorOutcome =
  | { kind: 'not_asked' | 'unavailable' | 'used' | 'late' }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'failed'; message: string };

export interface Edited {
  text: string;
  outcome: EditorOutcome;
  /** Why sentences of the proposal were not taken. */
  refusals: Refusal[];
}

/**
 * Edits the pieces of a text at the same time and puts in place of each what the guard lets through.
 * @param edit a piece's proposal, undefined when it is late
 * @param tidy gives a proposal the rules of layout, knowing what stands before its piece
 */
export async function editPieces(
  text: string,
  language: Language,
  edit: (piece: string) => Promise<string | undefined>,
  tidy: (proposal: string, precedingText: string) => string,
): Promise<Edited> {
  const pieces = piecesOf(text, language);
  const results = await Promise.all(
    pieces.map(({ start, end }) =>
      editPiece(text.slice(start, end), language, edit, (proposal) => tidy(proposal, text.slice(0, start))),
    ),
  );
  return { text: joined(text, pieces, results), ...summed(results) };
}

async function editPiece(
  text: string,
  language: Language,
  edit: (piece: string) => Promise<string | undefined>,
  tidy: (proposal: string) => string,
): Promise<Edited> {
  try {
    const proposal = await edit(text);
    if (proposal === undefined) return { text, outcome: { kind: 'late' }, refusals: [] };
    const { text: judged, accepted, refusals } = judge(text, tidy(proposal), language);
    const [reason] = refusals;
    const isRefused = accepted === 0 && reason !== undefined;
    return { text: judged, outcome: isRefused ? { kind: 'refused', reason } : { kind: 'used' }, refusals };
  } catch (error) {
    if (isTimeout(error)) return { text, outcome: { kind: 'late' }, refusals: [] };
    const message = error instanceof Error ? error.message : String(error);
    return { text, outcome: { kind: 'failed', message }, refusals: [] };
  }
}

/** The editor keeps the same deadline and may be the first to notice. */
const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

function joined(text: string, pieces: readonly Piece[], results: readonly Edited[]): string {
  let written = '';
  let from = 0;
  for (const [index, { start, end }] of pieces.entries()) {
    written += text.slice(from, start) + (results[index]?.text ?? text.slice(start, end));
    from = end;
  }
  return written + text.slice(from);
}

/** What most deserves to be told. */
const order = ['used', 'refused', 'late', 'failed'] as const;

function summed(results: readonly Edited[]): Pick<Edited, 'outcome' | 'refusals'> {
  const told = order
    .map((kind) => results.find(({ outcome }) => outcome.kind === kind))
    .find((one) => one !== undefined);
  return { outcome: told?.outcome ?? { kind: 'not_asked' }, refusals: results.flatMap(({ refusals }) => refusals) };
}
