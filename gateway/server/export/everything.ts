import { type Database, type DictationRow, listDictations, readSettings, termsIn } from '@alfavoice/db';
import { dictationDetail } from '../history/item.ts';

/** Read from the database at a time. */
const pageRows = 200;

/** All dictations of a user, newest first, a page at a time. */
export async function* everyDictation(db: Database, userId: string): AsyncGenerator<DictationRow> {
  let after: DictationRow | undefined;
  for (;;) {
    const page = await listDictations(db, userId, { limit: pageRows, after });
    yield* page;
    after = page.at(-1);
    if (page.length < pageRows) return;
  }
}

/** One JSON document: `{exported_at, settings, dictionary, dictations}`; what was not changed of the settings is left out. */
export async function* asJson(db: Database, userId: string, now: Date): AsyncGenerator<string> {
  const settings = await readSettings(db, userId);
  const dictionary = (await termsIn(db).all({ userId })).map(({ written, sounds, language, disabled }) => ({
    ...{ written, sounds, language, disabled },
  }));
  const head = JSON.stringify({ exported_at: now.toISOString(), settings, dictionary }, undefined, 2);
  yield `${head.slice(0, head.lastIndexOf('\n'))},\n  "dictations": [`;
  let separator = '\n';
  for await (const row of everyDictation(db, userId)) {
    yield `${separator}${JSON.stringify(dictationDetail(row))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** Texts to be read by a person, newest first. */
export async function* asMarkdown(db: Database, userId: string): AsyncGenerator<string> {
  yield '# AlfaVoice\n';
  for await (const { createdAt, host, text } of everyDictation(db, userId)) {
    const when = createdAt.toISOString().slice(0, 16).replace('T', ' ');
    yield `\n## ${when} UTC${host ? ` · ${host.replaceAll(/[\r\n]+/g, ' ')}` : ''}\n\n${text}\n`;
  }
}
