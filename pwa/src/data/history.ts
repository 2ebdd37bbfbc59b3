import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type {
  DictationDetail,
  HistoryPage,
  HistoryQuery,
  Quality,
  RecordingStatus,
  SpokenLanguage,
  Style,
} from '@alfavoice/gateway/contract';
import { fileOf } from './file.ts';
import { outliving, until } from './requests.ts';

export type HistorySearch = Partial<Omit<HistoryQuery, 'limit'>>;

/** A screen and a half of text at the usual length of a dictation. */
const pageSize = 20;

export const listHistory = (
  api: GatewayApi,
  search: HistorySearch,
  signal: AbortSignal,
): Promise<Answer<HistoryPage>> =>
  answer(api.api.history.$get({ query: { ...search, limit: pageSize } }, until(signal)));

export const getDictation = (api: GatewayApi, id: string, signal: AbortSignal): Promise<Answer<DictationDetail>> =>
  answer(api.api.history[':id'].$get({ param: { id } }, until(signal)));

export const correctDictation = (api: GatewayApi, id: string, text: string): Promise<Answer<DictationDetail>> =>
  answer(api.api.history[':id'].$patch({ param: { id }, json: { text } }));

/** Deletes for good. */
export const deleteDictation = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.history[':id'].$delete({ param: { id } }, outliving));

/** @returns the sound of a dictation, a WAV file */
export const getAudio = (api: GatewayApi, id: string): Promise<Answer<Blob>> =>
  fileOf(api.api.history[':id'].audio.$get({ param: { id } }), 'audio/wav');

/** Deletes the sound for good; the text stays. */
export const deleteAudio = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.history[':id'].audio.$delete({ param: { id } }, outliving));

/** Writes what was heard again in another style. @param preview only show what it would be */
export const rewriteDictation = (
  api: GatewayApi,
  id: string,
  style: Style,
  preview: boolean,
  signal?: AbortSignal,
): Promise<Answer<DictationDetail>> =>
  answer(api.api.history[':id'].rewrite.$post({ param: { id }, json: { style, preview } }, until(signal)));

/** Asks for the recording to be heard again; `recordingStatus` says when it was. */
export const rerunDictation = (
  api: GatewayApi,
  id: string,
  as: { quality: Quality; language: SpokenLanguage },
): Promise<Answer<RecordingStatus>> => answer(api.api.history[':id'].rerun.$post({ param: { id }, json: as }));

export const recordingStatus = (
  api: GatewayApi,
  dictationId: string,
  signal: AbortSignal,
): Promise<Answer<RecordingStatus>> =>
  answer(api.api.recordings[':dictation_id'].$get({ param: { dictation_id: dictationId } }, until(signal)));

export const exportFormats = ['markdown', 'json', 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];
const exportTypes: Record<ExportFormat, string> = {
  markdown: 'text/markdown',
  json: 'application/json',
  zip: 'application/zip',
};

/** Everything the person has here, as a file. */
export const exportHistory = (api: GatewayApi, format: ExportFormat): Promise<Answer<Blob>> =>
  fileOf(api.api.history.export.$get({ query: { format } }), exportTypes[format]);
