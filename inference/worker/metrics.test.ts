import { expect, it } from 'vitest';
import { createMetrics, numaMemory } from './metrics.ts';

it('adds up the pages of each node, small and huge', () => {
  const maps = [
    '55d8c0 default file=/usr/bin/node mapped=10 N0=4 N1=6 kernelpagesize_kB=4',
    '7f0000 default anon=2 dirty=2 N1=2 kernelpagesize_kB=2048',
    '7f1000 default',
  ].join('\n');
  expect([...numaMemory(maps)]).toEqual([
    ['0', 4 * 4096],
    ['1', 6 * 4096 + 2 * 2_097_152],
  ]);
});

it('gives Prometheus the names the operators were promised', async () => {
  const metrics = createMetrics({ queueSize: () => 3, openDictations: () => 2 });
  metrics.whisperSeconds.observe({ quality: 'high' }, 0.7);
  metrics.llmSeconds.observe({ outcome: 'used' }, 0.4);
  const text = await metrics.registry.metrics();
  expect(text).toContain('queue_size 3');
  expect(text).toContain('open_dictations 2');
  expect(text).toContain('whisper_processing_time_seconds_count{quality="high"} 1');
  expect(text).toContain('llm_processing_time_seconds_count{outcome="used"} 1');
  const memory = Number(/numa_memory_usage\{node="\d+"\} (\d+)/.exec(text)?.[1]);
  expect(memory).toBeGreaterThan(10_000_000);
});
