import type { App } from '../app/context.ts';
import type { Place } from '../routing/match.ts';
import type { Words } from '../words/words.ts';

export interface Command {
  id: string;
  label: string;
  /** Its key, where it has one. */
  key?: string;
  run: () => void;
}

/** What only the shell can do. */
export interface ShellActions {
  search(): void;
  record(): void;
  showKeys(): void;
}

/** Everything that can be done from anywhere, in the order people need it. */
export function commandsOf(app: App, words: Words, actions: ShellActions): Command[] {
  const { palette, places, look } = words;
  const { phase } = app.note.state.value;
  const admin = app.account.value.kind === 'signed_in' && app.account.value.user.role === 'admin';
  const go = (place: Place): Command => ({
    id: `go-${place}`,
    label: palette.go(places[place]),
    run: () => app.router.go(place),
  });
  return [
    { id: 'record', label: phase === 'listening' ? palette.stop : palette.record, key: 'D', run: actions.record },
    { id: 'search', label: palette.search, key: '/', run: actions.search },
    go('dictate'),
    go('history'),
    go('dictionary'),
    go('replacements'),
    go('snippets'),
    go('styles'),
    go('queue'),
    go('settings'),
    ...(admin ? [go('people')] : []),
    ...(app.queue.state.value.summary.count > 0
      ? [{ id: 'send-queue', label: palette.sendQueue, run: () => void app.queue.send() }]
      : []),
    { id: 'copy-note', label: palette.copyNote, run: () => void app.copy(app.note.text.value) },
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme-${theme}`,
      label: palette.theme(look.themes[theme]),
      run: () => app.chooseLook({ theme }),
    })),
    ...(['ru', 'en'] as const).map((locale) => ({
      id: `locale-${locale}`,
      label: palette.language(look.locales[locale]),
      run: () => app.chooseLook({ locale }),
    })),
    { id: 'connect', label: palette.connect, run: () => app.router.go('connect') },
    { id: 'keys', label: palette.keys, key: '?', run: actions.showKeys },
    { id: 'sign-out', label: palette.signOut, run: () => void app.signOut() },
  ];
}

/** Commands whose label has every word of the query at the beginning of one of its words; all for an empty query. */
export function matching<T extends { label: string }>(commands: readonly T[], query: string): T[] {
  const wanted = wordsIn(query);
  return commands.filter(({ label }) => wanted.every((word) => wordsIn(label).some((own) => own.startsWith(word))));
}

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
