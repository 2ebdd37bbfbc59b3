import { bytesPerSample, maxFrameBytes, maxMessageBytes } from '../../contract/limits.ts';
import { clientMessageSchema, type Mode, type Quality, type Start } from '../../contract/live/messages.ts';
import type { ErrorCode } from '../../contract/problem.ts';

/** What a client sent, read and checked. */
export type Incoming =
  | { kind: 'start'; start: Start }
  | { kind: 'audio'; pcm: Buffer }
  | { kind: 'chunk'; sessionId: string; quality: Quality; mode: Mode; pcm: Buffer }
  | { kind: 'stop'; sessionId: string | undefined }
  | { kind: 'cancel' }
  | Bad;
export interface Bad {
  kind: 'bad';
  code: Extract<ErrorCode, 'bad_message' | 'bad_audio' | 'too_large'>;
  message: string;
  /** As far as the message said. */
  sessionId?: string;
}

/** RFC 4648, padded. Node's decoder passes over what is no base64. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const kept = 'What was said until here is kept.';

export function readIncoming(data: Buffer, isBinary: boolean): Incoming {
  if (isBinary) return checkAudio(data);
  if (data.length > maxMessageBytes) {
    return { kind: 'bad', code: 'too_large', message: `A message may have ${maxMessageBytes} bytes. ${kept}` };
  }
  const json = parseJson(data.toString('utf8'));
  const parsed = clientMessageSchema.safeParse(json);
  if (!parsed.success) return badMessage(json, parsed.error.issues[0]);
  const message = parsed.data;
  switch (message.type) {
    case 'start':
      return { kind: 'start', start: message };
    case 'stop':
      return { kind: 'stop', sessionId: message.session_id };
    case 'cancel':
      return { kind: 'cancel' };
    case 'audio_chunk': {
      const { session_id: sessionId, quality, mode } = message;
      if (!base64.test(message.audio)) {
        return { kind: 'bad', code: 'bad_audio', message: `The audio is not base64. ${kept}`, sessionId };
      }
      const checked = checkAudio(Buffer.from(message.audio, 'base64'));
      return checked.kind === 'bad'
        ? { ...checked, sessionId }
        : { kind: 'chunk', sessionId, quality, mode, pcm: checked.pcm };
    }
  }
}

function checkAudio(pcm: Buffer): { kind: 'audio'; pcm: Buffer } | Bad {
  if (pcm.length > maxFrameBytes) {
    return {
      kind: 'bad',
      code: 'too_large',
      message: `A frame of audio may have ${maxFrameBytes} bytes (1 s). ${kept}`,
    };
  }
  if (pcm.length % bytesPerSample !== 0) {
    const message = `The audio is not 16-bit PCM: a frame has ${pcm.length} bytes, half a sample too many. ${kept}`;
    return { kind: 'bad', code: 'bad_audio', message };
  }
  return { kind: 'audio', pcm };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function badMessage(json: unknown, issue: { path: PropertyKey[]; message: string } | undefined): Bad {
  const what = json === undefined ? 'it is not JSON' : `${issue?.path.join('.') || 'message'}: ${issue?.message}`;
  const sessionId = json !== null && typeof json === 'object' && 'session_id' in json ? json.session_id : undefined;
  return {
    kind: 'bad',
    code: 'bad_message',
    message: `The message is not the contract (${what}). ${kept}`,
    ...(typeof sessionId === 'string' && { sessionId: sessionId.slice(0, 128) }),
  };
}
