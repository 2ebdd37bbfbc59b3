import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What this process measures of itself. */
export interface Metrics {
  activeConnections: Gauge;
  /** Label `outcome`: stored, pending, failed, cancelled. */
  dictations: Counter<'outcome'>;
  stopToText: Histogram;
  text(): Promise<string>;
}

/** The event loop is looked at this often, in ms: every 10 ms, the default, would wake an idle process for nothing. */
const eventLoopMonitoringPrecision = 100;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
  return {
    activeConnections: new Gauge({ name: 'active_connections', help: 'Open live sessions', registers }),
    dictations: new Counter({
      name: 'dictations_total',
      help: 'Dictations that ended, by outcome',
      labelNames: ['outcome'] as const,
      registers,
    }),
    stopToText: new Histogram({
      name: 'stop_to_text_seconds',
      help: 'From the end of speech to the text',
      buckets: [0.1, 0.2, 0.4, 0.8, 1.2, 1.6, 2.4, 3.2, 5, 10, 30, 60],
      registers,
    }),
    text: () => registry.metrics(),
  };
}
