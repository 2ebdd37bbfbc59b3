import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startCompanion } from './companion.ts';

const run = promisify(execFile);
const readyWithinMs = 10_000;
const lookEveryMs = 50;

export const microphonePrograms = ['pulseaudio', 'pactl', 'paplay'];

/** A sound server of its own with one microphone, which programs take for a real one. */
export interface VirtualMicrophone {
  /** Environment of the program that is to hear with it. */
  env: Record<string, string>;
  /** Says a WAV file into it, at the pace of speech. Resolves when all has been said. */
  say(file: string): Promise<void>;
  close(): Promise<void>;
}

/** @throws where one of `microphonePrograms` is missing or PulseAudio does not start */
export async function openVirtualMicrophone(): Promise<VirtualMicrophone> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alfavoice-sound-'));
  const socket = path.join(folder, 'socket');
  const server = startCompanion(
    'pulseaudio',
    [
      ...['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--disallow-exit'],
      '--load=module-null-sink sink_name=mouth rate=48000 channels=1',
      // Browsers leave out the monitors of loudspeakers: this is the same sound as a source of its own.
      '--load=module-remap-source source_name=microphone master=mouth.monitor source_properties=device.description=Microphone',
      `--load=module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    ],
    { env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }, stdio: 'ignore' },
  );
  const env = { PULSE_SERVER: `unix:${socket}` };
  const clients = { env: { ...process.env, ...env } };
  await Promise.race([answering(() => run('pactl', ['set-default-source', 'microphone'], clients)), server.ended]);
  return {
    env,
    async say(file) {
      // By itself it asks for seconds of buffer, which everything on this loudspeaker then waits for: a browser's sound too.
      await run('paplay', ['--device=mouth', '--latency-msec=20', file], clients);
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until it is answered. */
async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + readyWithinMs; ; await sleep(lookEveryMs)) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
