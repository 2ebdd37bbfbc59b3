import { expect, test } from 'vitest';
import { mergeMetrics } from './merge-metrics.ts';

test('one exposition of several processes: every family once, its samples together and told apart', () => {
  const worker = [
    '# HELP whisper_processing_time_seconds Recognition',
    '# TYPE whisper_processing_time_seconds histogram',
    'whisper_processing_time_seconds_bucket{le="1",model="base {x}"} 2',
    'whisper_processing_time_seconds_sum 1.5',
    'whisper_processing_time_seconds_count 2',
    '# HELP process_cpu_seconds_total CPU',
    '# TYPE process_cpu_seconds_total counter',
    'process_cpu_seconds_total 9',
  ].join('\n');
  const own =
    '# HELP process_cpu_seconds_total CPU\n# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1\n';
  expect(mergeMetrics([{ text: own }, { text: worker, worker: '0' }, { text: worker, worker: '1' }])).toBe(
    `# HELP process_cpu_seconds_total CPU
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total 1
process_cpu_seconds_total{worker="0"} 9
process_cpu_seconds_total{worker="1"} 9

# HELP whisper_processing_time_seconds Recognition
# TYPE whisper_processing_time_seconds histogram
whisper_processing_time_seconds_bucket{le="1",model="base {x}",worker="0"} 2
whisper_processing_time_seconds_sum{worker="0"} 1.5
whisper_processing_time_seconds_count{worker="0"} 2
whisper_processing_time_seconds_bucket{le="1",model="base {x}",worker="1"} 2
whisper_processing_time_seconds_sum{worker="1"} 1.5
whisper_processing_time_seconds_count{worker="1"} 2
`,
  );
});
