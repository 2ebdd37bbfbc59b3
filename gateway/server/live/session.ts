import type { ServerMessage } from '../../contract/live/messages.ts';
import { beginDictation } from './dictation.ts';
import { type Bad, readIncoming } from './incoming.ts';
import type { Attachment, Beginning, LiveParts, Said } from './live-dictation.ts';

/** Close codes of RFC 6455 (section 7.4.1 and IANA's registry). */
export const closeCodes = { policy: 1008, tooBig: 1009, restart: 1012, tryLater: 1013 } as const;

/** What a session does to its connection. */
export interface Line {
  send(message: ServerMessage): void;
  close(code: number, reason: string): void;
}

/** What one connection says and hears: dictations one after another, with one rising `seq`. */
export interface LiveSession {
  receive(data: Buffer, isBinary: boolean): void;
  /** The connection is gone. */
  disconnected(): void;
  /** The process ends: what came whole is answered, the rest is left or stored as far as it came. @returns when that is done */
  conclude(): Promise<void>;
}

export function createSession(userId: string, line: Line, parts: LiveParts): LiveSession {
  const attachments = new Set<Attachment>();
  let current: Attachment | undefined;
  let closed = false;
  let seq = 0;

  const say = (sessionId: string, message: Said) => {
    if (!closed) line.send({ ...message, session_id: sessionId, seq: seq++ } as ServerMessage);
  };
  const close = (code: number, reason: string) => {
    if (closed) return;
    closed = true;
    line.close(code, reason);
  };

  const begin = (beginning: Beginning) => {
    const { dictation_id, resumable, session_id: sessionId } = beginning;
    const held = resumable && dictation_id ? parts.registry.find(userId, dictation_id) : undefined;
    const dictation = held ?? beginDictation(beginning, userId, parts);
    let attaching = true;
    const attachment = dictation.attach({
      sessionId,
      say(message) {
        say(sessionId, message);
        if (message.type === 'error' && message.code !== 'too_long') close(closeCodes.tryLater, message.code);
      },
      taken() {
        if (!attaching) close(closeCodes.policy, 'the dictation goes on elsewhere');
      },
    });
    attaching = false;
    attachments.add(attachment);
    void dictation.ended.then(() => attachments.delete(attachment));
    current = attachment;
    return attachment;
  };

  const refuse = ({ code, message, sessionId }: Omit<Bad, 'kind'>) => {
    say(sessionId ?? current?.sessionId ?? '', { type: 'error', code, message });
    close(code === 'too_large' ? closeCodes.tooBig : closeCodes.policy, code);
    for (const attachment of attachments) attachment.breakOff();
  };

  return {
    receive(data, isBinary) {
      if (closed) return;
      const incoming = readIncoming(data, isBinary);
      switch (incoming.kind) {
        case 'bad':
          return refuse(incoming);
        case 'start': {
          const { type: _start, ...beginning } = incoming.start;
          if (!current || current.over) return void begin(beginning);
          return refuse({ code: 'bad_message', message: 'A dictation is running: stop it before the next `start`.' });
        }
        case 'audio':
          if (current) return current.push(incoming.pcm);
          return refuse({ code: 'bad_message', message: 'Audio came before `start`.' });
        case 'chunk': {
          const { sessionId, quality, mode, pcm } = incoming;
          const fits = current && (!current.over || current.sessionId === sessionId);
          return (fits && current ? current : begin({ session_id: sessionId, quality, mode })).push(pcm);
        }
        case 'stop':
          return (current ?? begin(withoutAudio(incoming.sessionId))).stop();
        case 'cancel':
          return current?.cancel();
      }
    },
    disconnected() {
      closed = true;
      for (const attachment of attachments) attachment.lost();
    },
    async conclude() {
      const all = [...attachments].map(({ dictation }) => dictation);
      for (const dictation of all) dictation.leave();
      await Promise.all(all.map(({ ended }) => ended));
      close(closeCodes.restart, 'the server restarts');
    },
  };
}

/** A `stop` that nothing came before is a dictation too: an empty one. */
const withoutAudio = (sessionId = ''): Beginning => ({
  session_id: sessionId,
  quality: 'normal',
  mode: 'after_recording',
});
