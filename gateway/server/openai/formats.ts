import { type FromWorker, samplesToMs } from '@alfavoice/inference/contract';
import type { ResponseFormat } from './request.ts';

export type Transcript = Pick<Extract<FromWorker, { type: 'done' }>, 'text' | 'language' | 'segments'> & {
  samples: number;
};

const names = { ru: 'russian', en: 'english' };
const seconds = (samples: number) => Math.round(samplesToMs(samples)) / 1000;

/** @param separator between seconds and milliseconds @returns `00:01:02,345` */
function timestamp(samples: number, separator: ',' | '.'): string {
  const ms = Math.round(samplesToMs(samples));
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes, rest] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  return `${two(hours)}:${two(minutes)}:${two(rest)}${separator}${String(ms % 1000).padStart(3, '0')}`;
}

const cues = ({ segments }: Transcript, separator: ',' | '.') =>
  segments.map(({ startSample, endSample, text }) => {
    const times = `${timestamp(startSample, separator)} --> ${timestamp(endSample, separator)}`;
    // A blank line would end the cue, an arrow would be one of its times.
    return { times, text: text.replaceAll(/\n+/g, '\n').replaceAll('-->', '→') };
  });

/** A transcript in one of OpenAI's forms. */
export function formatted(transcript: Transcript, format: ResponseFormat): { type: string; body: string } {
  const { text, language, segments, samples } = transcript;
  switch (format) {
    case 'json':
      return { type: 'application/json', body: JSON.stringify({ text }) };
    case 'text':
      return { type: 'text/plain; charset=utf-8', body: `${text}\n` };
    case 'srt': {
      const body = cues(transcript, ',').map((cue, index) => `${index + 1}\n${cue.times}\n${cue.text}\n`);
      return { type: 'application/x-subrip; charset=utf-8', body: body.join('\n') };
    }
    case 'vtt': {
      const body = cues(transcript, '.').map((cue) => `\n${cue.times}\n${cue.text}\n`);
      return { type: 'text/vtt; charset=utf-8', body: `WEBVTT\n${body.join('')}` };
    }
    case 'verbose_json': {
      const described = segments.map((segment, id) => ({
        id,
        start: seconds(segment.startSample),
        end: seconds(segment.endSample),
        text: segment.text,
      }));
      const whole = { task: 'transcribe', language: names[language], duration: seconds(samples), text };
      return { type: 'application/json', body: JSON.stringify({ ...whole, segments: described }) };
    }
  }
}
