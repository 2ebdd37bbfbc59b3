import { defaultSettings } from '@alfavoice/gateway/contract';
import type { App } from '../app/context.ts';
import type { Note } from './note.ts';

/** The record button and its keys: starts a dictation into the note as the settings say, or ends the one that runs. */
export function toggleDictation(app: Pick<App, 'settings' | 'note'>, note: Note = app.note) {
  const { phase } = note.state.value;
  if (phase === 'preparing' || phase === 'listening') return note.dictation.stop();
  if (phase === 'working') return;
  const settings = app.settings.state.value.kind === 'here' ? app.settings.state.value.value : defaultSettings;
  const { quality, mode, language } = settings;
  void note.dictation.start({ quality, mode, language });
}
