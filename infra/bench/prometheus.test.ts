import { expect, it } from 'vitest';
import { cpuVariantTold, stageSeconds } from './prometheus.ts';

const metrics = (encoder: number, queue: number) => `# HELP whisper_stage_seconds_total Time by stage
# TYPE whisper_stage_seconds_total counter
whisper_stage_seconds_total{stage="encoder",worker="0"} ${encoder}
whisper_stage_seconds_total{stage="encoder",worker="1"} 1
whisper_stage_seconds_total{stage="decoder",worker="0"} 2.5
queue_wait_seconds_bucket{le="1",worker="0"} 7
queue_wait_seconds_sum{worker="0"} ${queue}
whisper_cpu_info{variant="zen4",worker="0"} 1
`;

it('tells what each stage took between two looks, over all workers', () => {
  expect(stageSeconds(metrics(1, 0.25), metrics(4, 0.75))).toEqual({ encoder: 3, decoder: 0, queue: 0.5 });
});

it('counts from nothing where a stage was not told before', () => {
  expect(stageSeconds('', metrics(4, 0.5))).toEqual({ encoder: 5, decoder: 2.5, queue: 0.5 });
});

it('reads the variant where there is one', () => {
  expect(cpuVariantTold(metrics(0, 0))).toBe('zen4');
  expect(cpuVariantTold('queue_size 0\n')).toBeNull();
});
