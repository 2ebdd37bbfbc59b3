import { readFileSync } from 'node:fs';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  whisperSeconds: Histogram<'quality'>;
  llmSeconds: Histogram<'outcome'>;
}

/** From a short phrase on a fast machine to a long one of large-v3 on two old cores. */
const recognitionBucketsS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30];
const editBucketsS = [0.1, 0.25, 0.5, 1, 2, 4, 8];

/** @param readings taken when Prometheus asks */
export function createMetrics(readings: { queueSize: () => number; openDictations: () => number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'queue_size',
    help: 'Recognitions waiting for a core.',
    registers,
    collect() {
      this.set(readings.queueSize());
    },
  });
  new Gauge({
    name: 'open_dictations',
    help: 'Dictations this worker is listening to.',
    registers,
    collect() {
      this.set(readings.openDictations());
    },
  });
  new Gauge({
    name: 'numa_memory_usage',
    help: 'Bytes of this process on each NUMA node.',
    labelNames: ['node'],
    registers,
    collect() {
      for (const [node, bytes] of memoryByNode()) this.set({ node }, bytes);
    },
  });
  return {
    registry,
    whisperSeconds: new Histogram({
      name: 'whisper_processing_time_seconds',
      help: 'Time of one recognition, waiting excluded.',
      labelNames: ['quality'],
      buckets: recognitionBucketsS,
      registers,
    }),
    llmSeconds: new Histogram({
      name: 'llm_processing_time_seconds',
      help: 'Time of one text through the language model, by what became of it.',
      labelNames: ['outcome'],
      buckets: editBucketsS,
      registers,
    }),
  };
}

/** Pages per node from `/proc/self/numa_maps`; where the kernel has none, everything is on node 0. */
function memoryByNode(): Map<string, number> {
  let maps: string;
  try {
    maps = readFileSync('/proc/self/numa_maps', 'utf8');
  } catch {
    return new Map([['0', process.memoryUsage.rss()]]);
  }
  return numaMemory(maps);
}

/** @param maps text of `/proc/self/numa_maps` @returns bytes by node */
export function numaMemory(maps: string): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const line of maps.split('\n')) {
    const pageBytes = Number(/kernelpagesize_kB=(\d+)/.exec(line)?.[1] ?? 4) * 1024;
    for (const [, node = '0', pages] of line.matchAll(/\bN(\d+)=(\d+)/g)) {
      bytes.set(node, (bytes.get(node) ?? 0) + Number(pages) * pageBytes);
    }
  }
  return bytes;
}
