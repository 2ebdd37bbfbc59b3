import path from 'node:path';
import type { HistoryItem } from '../../contract/rest/history.ts';
import { createBlobStore, keepAudioKey } from '../blobs/index.ts';
import { wavHeaderBytes } from '../history/wav.ts';
import { api, type LiveClient } from './client.ts';
import type { Installation } from './installation.ts';

/** Sound in which every sample says where it stands, so that one lost or repeated is seen; its first value is a loudness. */
export function spoken(samples: number): Buffer {
  const pcm = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at++) pcm.writeInt16LE((at % 32_000) + 1, at * 2);
  return pcm;
}

const frameBytes = 3200;

/** Sends the samples from `from` up to `to`. */
export function speak(client: LiveClient, sound: Buffer, from: number, to = sound.length / 2): void {
  for (let at = from * 2; at < to * 2; at += frameBytes)
    client.socket.send(sound.subarray(at, Math.min(at + frameBytes, to * 2)));
}

export async function rowsOf(url: string, token: string, dictationId: string): Promise<HistoryItem[]> {
  const answer = await api(url, token).api.history.$get({ query: { limit: 100 } });
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: HistoryItem[] };
  return items.filter((item) => item.dictation_id === dictationId);
}

/** @returns the sound of a dictation in history, as bare PCM; undefined when there is none */
export async function soundOf(url: string, token: string, id: string): Promise<Buffer | undefined> {
  const answer = await fetch(`${url}/api/history/${id}/audio`, { headers: { authorization: `Bearer ${token}` } });
  return answer.ok ? Buffer.from(await answer.arrayBuffer()).subarray(wavHeaderBytes) : undefined;
}

export async function blobsOf({ directory }: Pick<Installation, 'directory'>) {
  const data = path.join(directory, 'data');
  return createBlobStore(path.join(data, 'blobs'), await keepAudioKey(data));
}

/** @returns the id of a blob of an installation, with this sound in it */
export async function keepSound(at: Pick<Installation, 'directory'>, sound: Buffer): Promise<string> {
  const writer = await (await blobsOf(at)).create({});
  writer.append(sound);
  await writer.seal();
  await writer.close();
  return writer.id;
}
