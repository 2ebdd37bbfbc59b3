import type { Term as Row } from '@alfavoice/db';
import type { GroupName, Term } from '../../contract/rest/dictionary.ts';

/** A stored term as the contract shows it. */
export const termItem = (row: Row, group: GroupName | null, editable: boolean): Term => ({
  id: row.id,
  written: row.written,
  sounds: row.sounds,
  language: row.language,
  disabled: row.disabled,
  use_count: row.useCount,
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
  group,
  editable,
});
