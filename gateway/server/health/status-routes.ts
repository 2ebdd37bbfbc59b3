import { readFile } from 'node:fs/promises';
import type { WorkerStatus } from '@alfavoice/inference/contract';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { WorkerReport } from '../../contract/rest/status.ts';
import * as routes from '../../contract/routes/status.ts';
import type { Parts } from '../parts.ts';
import type { AppEnvironment } from '../request.ts';

type StatusParts = Pick<Parts, 'readiness' | 'workers' | 'metrics' | 'version'>;

/** What administrators see of the installation. */
export function registerStatus(
  app: OpenAPIHono<AppEnvironment>,
  { readiness, workers, metrics, version }: StatusParts,
): void {
  app.openapi(routes.systemStatus, async (c) => {
    const [report, cores, connections] = await Promise.all([
      readiness.report(),
      allowedCores(),
      metrics.activeConnections.get(),
    ]);
    c.header('Cache-Control', 'no-store');
    return c.json(
      {
        ...report,
        version,
        gateway: {
          pid: process.pid,
          uptime_s: Math.round(process.uptime()),
          cores,
          memory_bytes: process.memoryUsage.rss(),
          active_connections: connections.values[0]?.value ?? 0,
          versions: { node: process.versions.node },
        },
        workers: workers.report().map(({ worker, status }) => reportOf(worker.name, status)),
      },
      200,
    );
  });
}

export function reportOf(name: string, status: WorkerStatus | undefined): WorkerReport {
  if (!status) return { name, state: 'away', details: null };
  const { pid, cores, threads, slots, running, degraded, models, versions } = status;
  return {
    name,
    state: !status.healthy ? 'hung' : status.ready ? 'ready' : 'starting',
    details: {
      ...{ pid, cores, threads, slots, running, degraded, models, versions },
      cpu_variant: status.cpuVariant,
      queue_size: status.queueSize,
      backlog_s: status.backlogS,
      open_dictations: status.openDictations,
      memory_bytes: status.rssBytes,
    },
  };
}

/** Of this process, as Linux lists them; undefined elsewhere. */
async function allowedCores(): Promise<string | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  return /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1];
}
