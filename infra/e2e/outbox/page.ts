import {
  createApi,
  createDictation,
  createOutbox,
  type DictationState,
  fetchTicket,
  type Held,
  openMicrophone,
  openSession,
  pageStorage,
} from '@alfavoice/gateway/client';

// A page with nothing but an outbox, a dictation and a microphone, which a test drives.

const accessToken = async () => 'good';
const outbox = createOutbox({ gateway: '', owner: 'person', accessToken, marks: pageStorage(localStorage) });
const request = { quality: 'normal', mode: 'after_recording', language: 'ru' } as const;
/** Here before the server may go away, as in an app that is installed. */
const workletUrl = fetch('/pcm-worklet.js')
  .then((response) => response.blob())
  .then((code) => URL.createObjectURL(code));
let heardSamples = 0;
let checksum = 0;

/** Of samples in order: one that is missing, doubled or elsewhere changes it. */
const sum = (before: number, samples16k: Int16Array): number => {
  let value = before;
  for (const sample of samples16k) value = (Math.imul(value, 31) + (sample & 0xffff)) | 0;
  return value;
};

const dictation = createDictation({
  async microphone(signal) {
    const opened = await openMicrophone({ workletUrl: await workletUrl, signal });
    if (!opened.ok) return opened;
    const counting = new TransformStream<Int16Array, Int16Array>({
      transform(frame, controller) {
        heardSamples += frame.length;
        checksum = sum(checksum, frame);
        controller.enqueue(frame);
        // Told before it is kept, by a way that outlives this process.
        void fetch(`/heard/${heardSamples}`, { method: 'POST', keepalive: true }).catch(() => {});
      },
    });
    return { ok: true, value: { ...opened.value, frames: opened.value.frames.pipeThrough(counting) } };
  },
  session: (start, signal) =>
    openSession({ gateway: '', ticket: () => fetchTicket(createApi({ gateway: '', accessToken })), start, signal }),
  outbox,
});

/** A minute of a tone that never repeats exactly. */
function* minute(number: number): Generator<Int16Array> {
  for (let second = 0; second < 60; second++) {
    yield Int16Array.from({ length: 16_000 }, (_, index) => (index * 7 + second * 1001 + number * 77) % 20_000);
  }
}

async function queueMinutes(id: string, minutes: number): Promise<void> {
  const held: Held = outbox.keep({ id, request, onUnkept: () => {} });
  for (let number = 0; number < minutes; number++) {
    for (const second of minute(number)) held.recording.append(second);
  }
  held.recording.end();
  await held.conclude({
    kind: 'failed',
    problem: { type: '', title: '', status: 503, code: 'unavailable', detail: '' },
  });
}

const driven = {
  outbox,
  dictation,
  start: () => void dictation.start(request),
  state: (): DictationState => dictation.state(),
  heard: () => ({ samples: heardSamples, checksum }),
  queueMinutes,
};
export type Harness = typeof driven;
declare global {
  var harness: Harness;
}
globalThis.harness = driven;

// For a browser that nobody watches: devtools would keep every byte that is sent.
if (location.hash === '#sync') void outbox.sync().then(() => fetch('/synced'));
