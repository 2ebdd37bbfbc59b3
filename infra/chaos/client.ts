import { setTimeout as sleep } from 'node:timers/promises';
import {
  bytesPerSample,
  bytesPerSecond,
  type FinalText,
  type HistoryItem,
  historyPageSchema,
  liveProtocol,
  type Mode,
  pcmContentType,
  recordingStatusSchema,
  type ServerMessage,
  serverMessageSchema,
} from '@alfavoice/gateway/contract';
import { WebSocket } from 'ws';
import { signIn } from '../product/speak.ts';

/** One dictation of one person, kept by its client until it is stored. */
export interface Kept {
  dictationId: string;
  pcm: Buffer;
  language: 'ru' | 'en';
  mode: Mode;
}

const frameMs = 100;
const frameBytes = (bytesPerSecond * frameMs) / 1000;
/** A server that says nothing for so long is gone. */
const patienceMs = 90_000;
const readyPatienceMs = 15_000;
const requestPatienceMs = 20_000;
const retryMs = 400;
const pieceBytes = 64 * 1024;
export const durationMs = ({ pcm }: Kept): number => (pcm.length / bytesPerSecond) * 1000;
/** Access tokens live 15 minutes. */
const signInEveryMs = 5 * 60 * 1000;

/** A person's client: signs in again when it must, and never gives up. */
export class Client {
  /** Connections of live dictations beyond the first of each. */
  resumed = 0;
  readonly #url: string;
  readonly #account: { email: string; password: string };
  readonly #clockWrongByMs: number;
  #token: { value: string; atMs: number } | undefined;

  /** @param clockWrongByMs its own clock, by which it says when something was recorded */
  constructor(url: string, account: { email: string; password: string }, clockWrongByMs = 0) {
    this.#url = url;
    this.#account = account;
    this.#clockWrongByMs = clockWrongByMs;
  }

  /**
   * Speaks at the pace of speech; whenever the line breaks, goes on where the server stands.
   * @param cutsAtByte the client cuts its own line when it has sent so much
   * @param awayMs before it tries again
   * @param signal aborting ends the attempts
   * @returns seconds until the row was stored, from the last sample, or from the last attempt where that began later
   */
  async live(
    kept: Kept,
    { cutsAtByte = [], awayMs = retryMs }: { cutsAtByte?: readonly number[]; awayMs?: number },
    signal: AbortSignal,
  ): Promise<number> {
    const began = performance.now();
    const cuts = [...cutsAtByte];
    for (let attempt = 0; ; attempt++) {
      const triedAt = performance.now();
      if (attempt > 0) this.resumed++;
      const final = await this.#attempt(kept, began, cuts).catch(() => undefined);
      // The text came, the row not yet: an upload of the same dictation tells when it is there.
      if (final && !final.history_id) await this.upload(kept, signal);
      if (final) return (performance.now() - Math.max(triedAt, began + durationMs(kept))) / 1000;
      await sleep(awayMs, undefined, { signal });
    }
  }

  /** Sends what is kept in pieces, each at its offset, until the server says that the row is stored. */
  async upload(kept: Kept, signal: AbortSignal): Promise<void> {
    for (;;) {
      const stored = await this.#uploadOnce(kept).catch(() => false);
      if (stored) return;
      await sleep(retryMs, undefined, { signal });
    }
  }

  /** Everything in the history, newest first. @throws where a server that was killed just now is not back in time */
  async history(): Promise<HistoryItem[]> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await this.#historyOnce();
      } catch (error) {
        if (performance.now() > until) throw error;
        // Of a server whose clock was set, it may have ended long ago.
        this.#token = undefined;
        await sleep(retryMs);
      }
    }
  }

  async #historyOnce(): Promise<HistoryItem[]> {
    const items: HistoryItem[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) });
      const answer = await this.#request(`/api/history?${query}`, {});
      const page = historyPageSchema.parse(await answer.json());
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  }

  async #attempt(kept: Kept, began: number, cuts: number[]): Promise<FinalText> {
    const { pcm, dictationId, language, mode } = kept;
    const socket = new WebSocket(`${this.#url.replace(/^http/, 'ws')}/transcribe`, [liveProtocol], {
      headers: { authorization: `Bearer ${await this.#accessToken()}` },
      handshakeTimeout: readyPatienceMs,
    });
    const heard = listen(socket);
    try {
      await heard.opened.catch((error: unknown) => {
        // It may be the token: of a server whose clock was set, it may have ended long ago.
        this.#token = undefined;
        throw error;
      });
      socket.send(
        JSON.stringify({
          type: 'start',
          session_id: dictationId,
          dictation_id: dictationId,
          quality: 'normal',
          mode,
          language,
          resumable: true,
        }),
      );
      const ready = await heard.next('ready', readyPatienceMs);
      for (let at = (ready.received_samples ?? 0) * bytesPerSample; at < pcm.length; at += frameBytes) {
        const wait = began + (at / bytesPerSecond) * 1000 + frameMs - performance.now();
        if (wait > 0) await Promise.race([sleep(wait), heard.broken]);
        socket.send(pcm.subarray(at, at + frameBytes));
        const cut = cuts[0];
        if (cut !== undefined && at >= cut) {
          cuts.shift();
          socket.terminate();
          throw new Error('the line was cut');
        }
      }
      socket.send('{"type":"stop"}');
      return await heard.next('final_text', patienceMs);
    } finally {
      socket.terminate();
    }
  }

  async #uploadOnce(kept: Kept): Promise<boolean> {
    const { dictationId, pcm, language, mode } = kept;
    const known = await this.#request(`/api/recordings/${dictationId}`, {});
    const ownMs = Date.now() + this.#clockWrongByMs;
    let status = known.ok ? recordingStatusSchema.parse(await known.json()) : undefined;
    if (!status || status.state === 'receiving') {
      for (let offset = status?.received_bytes ?? 0; offset < pcm.length; offset += pieceBytes) {
        const query = new URLSearchParams({
          dictation_id: dictationId,
          language,
          mode,
          offset: String(offset),
          length: String(pcm.length),
          recorded_at: new Date(ownMs - durationMs(kept)).toISOString(),
          sent_at: new Date(ownMs).toISOString(),
        });
        const answer = await this.#request(`/api/recordings?${query}`, {
          method: 'POST',
          headers: { 'content-type': pcmContentType },
          body: new Uint8Array(pcm.subarray(offset, offset + pieceBytes)),
        });
        if (!answer.ok) return false;
        status = recordingStatusSchema.parse(await answer.json());
        if (status.state !== 'receiving') break;
      }
    }
    return status?.state === 'stored';
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${await this.#accessToken()}` };
    const signal = AbortSignal.timeout(requestPatienceMs);
    const answer = await fetch(`${this.#url}${path}`, { ...init, headers, signal });
    if (answer.status === 401) this.#token = undefined;
    return answer;
  }

  async #accessToken(): Promise<string> {
    const now = performance.now();
    if (!this.#token || now - this.#token.atMs > signInEveryMs)
      this.#token = { value: await signIn(this.#url, this.#account), atMs: now };
    return this.#token.value;
  }
}

/** What a socket says, one kind of message at a time; an `error` or a close rejects whoever waits. */
function listen(socket: WebSocket) {
  const received: ServerMessage[] = [];
  let fail: (reason: Error) => void = () => undefined;
  let wake: () => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    fail = reject;
  });
  broken.catch(() => undefined);
  socket.on('message', (data) => {
    const message = serverMessageSchema.parse(JSON.parse(String(data)));
    if (message.type === 'error') return fail(new Error(message.code));
    received.push(message);
    wake();
  });
  socket.on('error', fail);
  socket.on('close', (code) => fail(new Error(`closed with ${code}`)));
  const opened = Promise.race([new Promise<void>((resolve) => socket.once('open', resolve)), broken]);
  return {
    opened,
    broken,
    async next<T extends ServerMessage['type']>(
      type: T,
      timeoutMs: number,
    ): Promise<Extract<ServerMessage, { type: T }>> {
      const timer = setTimeout(() => fail(new Error('no answer in time')), timeoutMs);
      try {
        for (;;) {
          const found = received.find(
            (message): message is Extract<ServerMessage, { type: T }> => message.type === type,
          );
          if (found) return found;
          await Promise.race([
            new Promise<void>((resolve) => {
              wake = resolve;
            }),
            broken,
          ]);
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
