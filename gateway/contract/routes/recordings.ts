import { createRoute, z } from '@hono/zod-openapi';
import { dictationIdSchema } from '../live/messages.ts';
import { recordingQuerySchema, recordingStatusSchema, rerunSchema } from '../rest/recordings.ts';
import { json, problems, signedIn } from './respond.ts';

const tags = ['recordings'];
const binary = { schema: z.any() };

export const uploadRecording = createRoute({
  method: 'post',
  path: '/api/recordings',
  tags,
  security: signedIn,
  summary:
    'Upload a recording, whole or piece by piece; the same `dictation_id` is recognised once. Also takes multipart/form-data: the fields, then the part `file`',
  request: {
    query: recordingQuerySchema.partial({ dictation_id: true }),
    body: {
      required: true,
      content: {
        'audio/pcm': binary,
        'audio/wav': binary,
        'audio/flac': binary,
        'audio/ogg': binary,
        'audio/webm': binary,
        'audio/mpeg': binary,
        'audio/mp4': binary,
      },
    },
  },
  responses: {
    200: json(recordingStatusSchema, 'It is in the history already'),
    202: json(recordingStatusSchema, 'What came is on disk'),
    ...problems,
  },
});
export const getRecording = createRoute({
  method: 'get',
  path: '/api/recordings/{dictation_id}',
  tags,
  security: signedIn,
  summary: 'How far a recording is',
  request: { params: z.object({ dictation_id: dictationIdSchema }) },
  responses: { 200: json(recordingStatusSchema, 'State'), ...problems },
});
export const rerunDictation = createRoute({
  method: 'post',
  path: '/api/history/{id}/rerun',
  tags,
  security: signedIn,
  summary: 'Recognise the sound of a dictation again, as another quality or language; its text is replaced',
  request: {
    params: z.object({ id: z.uuid() }),
    body: { required: false, content: { 'application/json': { schema: rerunSchema } } },
  },
  responses: { 202: json(recordingStatusSchema, 'It waits to be heard'), ...problems },
});
