import { hc } from 'hono/client';
import { WebSocket } from 'ws';
import type { Api } from '../../contract/index.ts';
import { type FinalText, livePath, liveProtocol, type ServerMessage } from '../../contract/live/messages.ts';
import type { Problem } from '../../contract/problem.ts';
import type { SignedIn } from '../../contract/rest/auth.ts';

export const api = (url: string, token?: string, headers: Record<string, string> = {}) =>
  hc<Api>(url, { headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers } });

export async function login(url: string, who: { email: string; password: string }): Promise<SignedIn> {
  const answer = await api(url).api.auth.login.$post({ json: { ...who, client: 'api' } });
  if (!answer.ok) throw new Error(`login: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as SignedIn;
}

/** The code of a problem, or the status when it is none. */
export async function codeOf(answer: Response | { status: number; json(): Promise<unknown>; headers: Headers }) {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  return isProblem ? ((await answer.json()) as Problem).code : answer.status;
}

export interface LiveClient {
  socket: WebSocket;
  messages: ServerMessage[];
  say(message: object): void;
  /** @param loudness the value of every sample */
  sound(seconds: number, loudness: number): void;
  /** The first message that fits; fails the test when none comes. */
  next<T extends ServerMessage['type']>(type: T): Promise<Extract<ServerMessage, { type: T }>>;
  final(): Promise<FinalText>;
  /** @returns the close code */
  closed: Promise<number>;
}

const patienceMs = 10_000;
const frameSamples = 1600;

export const begin = {
  type: 'start',
  session_id: 's',
  quality: 'normal',
  mode: 'after_recording',
  language: 'ru',
} as const;

/** Tries to open a live session. @returns the status when it is refused */
export function openLive(
  url: string,
  { token, protocols = [], origin }: { token?: string; protocols?: string[]; origin?: string },
): Promise<LiveClient | number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${livePath}`, [liveProtocol, ...protocols], {
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(origin && { origin }) },
  });
  const messages: ServerMessage[] = [];
  const listeners = new Set<() => void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as ServerMessage);
    for (const listener of listeners) listener();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const next: LiveClient['next'] = (type) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = messages.find((message) => message.type === type);
        if (!found) return;
        listeners.delete(look);
        clearTimeout(overdue);
        resolve(found as never);
      };
      const overdue = setTimeout(() => reject(new Error(`no ${type} among ${JSON.stringify(messages)}`)), patienceMs);
      listeners.add(look);
      look();
    });
  const client: LiveClient = {
    socket,
    messages,
    closed,
    next,
    final: () => next('final_text'),
    say: (message) => socket.send(JSON.stringify(message)),
    sound(seconds, loudness) {
      const frame = Buffer.from(new Int16Array(frameSamples).fill(loudness).buffer);
      for (let sent = 0; sent < seconds * 16_000; sent += frameSamples) socket.send(frame);
    },
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(client));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
}

/** As `openLive`, where a refusal is a failure. */
export async function live(url: string, token: string): Promise<LiveClient> {
  const opened = await openLive(url, { token });
  if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
  return opened;
}
