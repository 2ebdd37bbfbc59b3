import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What this process measures of itself. */
export interface Metrics {
  activeConnections: Gauge;
  /** Label `outcome`: stored, pending, failed, cancelled. */
  dictations: Counter<'outcome'>;
  stopToText: Histogram;
  /** Dictations that the server finished without their client. */
  recovered: Counter;
  /** Dictations whose sound could not be written to the spool, for a while or to the end. */
  spoolFailures: Counter;
  /** Where the gauges of the spool are read from. */
  watchSpool(read: () => { bytes: number; orphans: number }): void;
  text(): Promise<string>;
}

/** The event loop is looked at this often, in ms: every 10 ms, the default, would wake an idle process for nothing. */
const eventLoopMonitoringPrecision = 100;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
  let readSpool = () => ({ bytes: 0, orphans: 0 });
  new Gauge({
    name: 'spool_bytes',
    help: 'Sound of dictations that are not stored yet, on disk',
    registers,
    collect() {
      this.set(readSpool().bytes);
    },
  });
  new Gauge({
    name: 'spool_orphans',
    help: 'Dictations that broke off and wait to be finished',
    registers,
    collect() {
      this.set(readSpool().orphans);
    },
  });
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
    recovered: new Counter({
      name: 'recovered_dictations_total',
      help: 'Dictations that the server finished without their client',
      registers,
    }),
    spoolFailures: new Counter({
      name: 'spool_failures_total',
      help: 'Dictations whose sound could not be written to disk',
      registers,
    }),
    watchSpool(read) {
      readSpool = read;
    },
    text: () => registry.metrics(),
  };
}
