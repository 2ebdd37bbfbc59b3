import type { DictationRow } from '@alfavoice/db';
import type { DictationDetail, HistoryItem } from '../../contract/rest/history.ts';
import { styleSchema } from '../../contract/rest/styles.ts';

/** A stored dictation as the contract shows it in lists. @param hasAudio the file that the row refers to is there */
export const historyItem = (
  row: DictationRow & { highlight?: string },
  hasAudio = row.audioId !== null,
): HistoryItem => ({
  id: row.id,
  dictation_id: row.dictationId,
  created_at: row.createdAt.toISOString(),
  text: row.text,
  raw: row.raw,
  language: row.language,
  mode: row.mode,
  quality: row.quality,
  host: row.host,
  duration_ms: row.durationMs,
  has_audio: hasAudio,
  recovered: row.recovered,
  ...(row.highlight !== undefined && { highlight: row.highlight }),
});

export const dictationDetail = (row: DictationRow, hasAudio?: boolean): DictationDetail => ({
  ...historyItem(row, hasAudio),
  segments: row.segments,
  timings: row.timings,
  style: row.style === null ? null : styleSchema.catch('tidy').parse(row.style),
  changes: row.changes ?? [],
});
