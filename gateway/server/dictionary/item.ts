import type { Term as Row } from '@alfavoice/db';
import type { Term } from '../../contract/rest/dictionary.ts';
import type { Shelved } from '../word-lists/shelf.ts';

/** A stored term as the contract shows it. */
export const termItem = ({ id, written, sounds, language, disabled, group, editable, ...row }: Shelved<Row>): Term => ({
  ...{ id, written, sounds, language, disabled },
  use_count: row.useCount,
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
  ...{ group, editable },
});
