import { setTimeout as sleep } from 'node:timers/promises';
import {
  bytesPerSecond,
  type FinalText,
  liveProtocol,
  type Mode,
  type Quality,
  type ServerMessage,
  type SpokenLanguage,
  serverMessageSchema,
} from '@alfavoice/gateway/contract';
import { WebSocket } from 'ws';

const frameMs = 100;
const frameBytes = (bytesPerSecond * frameMs) / 1000;
const answerTimeoutMs = 120_000;

export interface Spoken {
  final: FinalText;
  messages: ServerMessage[];
  /** When each message came, milliseconds after the first sample was spoken. */
  receivedMs: number[];
  /** From the `stop` sent to the text received, milliseconds. */
  stopToTextMs: number;
}

/**
 * Speaks a recording to a gateway as a microphone would: frames of 100 ms at the pace of speech, then `stop`.
 * @param pace 1 = real time, 0 = as fast as it goes
 * @throws the gateway's error message, or where it does not answer
 */
export async function speak(options: {
  url: string;
  accessToken: string;
  pcm: Buffer;
  language: SpokenLanguage;
  mode: Mode;
  quality?: Quality;
  pace?: number;
}): Promise<Spoken> {
  const { url, accessToken, pcm, language, mode, quality = 'normal', pace = 1 } = options;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/transcribe`, [liveProtocol], {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const messages: ServerMessage[] = [];
  const receivedAt: number[] = [];
  const answer = new Promise<{ final: FinalText; at: number }>((resolve, reject) => {
    socket.on('message', (data) => {
      const message = serverMessageSchema.parse(JSON.parse(String(data)));
      messages.push(message);
      receivedAt.push(performance.now());
      if (message.type === 'error') reject(new Error(`${message.code}: ${message.message}`));
      if (message.type === 'final_text') resolve({ final: message, at: performance.now() });
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code} before the text`)));
  });
  answer.catch(() => undefined);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'start', session_id: 'speak', quality, mode, language }));
  const began = performance.now();
  for (let at = 0; at < pcm.length; at += frameBytes) {
    const due = began + ((at / bytesPerSecond) * 1000 + frameMs) * pace;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    socket.send(pcm.subarray(at, at + frameBytes));
  }
  const stoppedAt = performance.now();
  socket.send('{"type":"stop"}');
  const timeout = AbortSignal.timeout(answerTimeoutMs);
  try {
    const { final, at } = await Promise.race([
      answer,
      new Promise<never>((_, reject) =>
        timeout.addEventListener('abort', () => reject(new Error('no answer in time'))),
      ),
    ]);
    return { final, messages, receivedMs: receivedAt.map((ms) => ms - began), stopToTextMs: at - stoppedAt };
  } finally {
    socket.close();
  }
}

/** Signs in for the API. @returns an access token */
export async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, client: 'api' }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

/** Makes another user, as the administrator. */
export async function makeUser(
  url: string,
  administrator: { email: string; password: string },
  account: { email: string; password: string },
): Promise<void> {
  const response = await fetch(`${url}/api/admin/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await signIn(url, administrator)}`, 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!response.ok) throw new Error(`making a user: ${response.status} ${await response.text()}`);
}
