import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { numaMemory } from './metrics-memory.ts';

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
  const metrics = createMetrics({
    queueSize: () => 3,
    openDictations: () => 2,
    slots: () => 4,
    running: () => 1,
    backlogSeconds: () => 2.5,
    degraded: () => ({ quality: true, editor: false }),
  });
  metrics.whisperSeconds.observe({ quality: 'high' }, 0.7);
  metrics.written({ editor: { kind: 'used' }, refusals: ['names'] }, 0.4);
  metrics.written({ editor: { kind: 'late' } }, 2);
  metrics.written({ editor: { kind: 'refused', reason: 'numbers' }, refusals: ['numbers', 'numbers'] }, 1);
  metrics.written({ editor: { kind: 'not_asked' } }, 0.001);
  metrics.degradedDictations.inc({ what: 'quality' });
  metrics.jobs.started?.('final', 300);
  metrics.jobs.ended?.('final', 'done');
  metrics.jobs.ended?.('hypothesis', 'preempted');
  metrics.addStages({ encodeMs: 300, decodeMs: 100 });
  metrics.addStages({ encodeMs: 200, decodeMs: 150 });
  metrics.addVadSeconds(0.5);
  metrics.setCpuVariant('haswell');
  const text = await metrics.registry.metrics();
  for (const line of [
    'queue_size 3',
    'open_dictations 2',
    'scheduler_slots 4',
    'scheduler_running 1',
    'scheduler_backlog_seconds 2.5',
    'degraded{what="quality"} 1',
    'degraded{what="editor"} 0',
    'degraded_dictations_total{what="quality"} 1',
    'whisper_processing_time_seconds_count{quality="high"} 1',
    'llm_processing_time_seconds_count{outcome="used"} 1',
    'writing_processing_time_seconds_count 4',
    'editor_refusals_total{reason="numbers"} 2',
    'editor_refusals_total{reason="names"} 1',
    'editor_deadline_misses_total 1',
    'queue_wait_seconds_bucket{le="0.25",urgency="final"} 0',
    'queue_wait_seconds_bucket{le="0.5",urgency="final"} 1',
    'jobs_total{urgency="final",outcome="done"} 1',
    'jobs_total{urgency="hypothesis",outcome="preempted"} 1',
    'whisper_stage_seconds_total{stage="encoder"} 0.5',
    'whisper_stage_seconds_total{stage="decoder"} 0.25',
    'vad_seconds_total 0.5',
    'whisper_cpu_info{variant="haswell"} 1',
  ])
    expect(text.split('\n')).toContain(line);
  const memory = Number(/numa_memory_usage\{node="\d+"\} (\d+)/.exec(text)?.[1]);
  expect(memory).toBeGreaterThan(10_000_000);
});
