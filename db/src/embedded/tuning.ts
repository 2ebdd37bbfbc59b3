/** Small and quiet when idle; safe on power loss (fsync and full_page_writes stay on). */
const settings = {
  listen_addresses: '127.0.0.1',
  /** No socket file to leave behind. */
  unix_socket_directories: '',
  max_connections: 40,
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  min_wal_size: '80MB',
  /** Nobody replicates from it: fewer processes and less log. */
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_worker_processes: 2,
  max_parallel_workers: 0,
  max_logical_replication_workers: 0,
  /** Reads are few and cached: no pool of I/O processes. */
  io_method: 'sync',
  /** After a crash: one call per file system, where an fsync of each file takes seconds. Linux only. */
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
  jit: 'off',
  huge_pages: 'off',
  bgwriter_delay: '1s',
  wal_writer_delay: '1s',
  log_min_messages: 'warning',
  /** A failed statement would be logged with people's text in it. */
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  timezone: 'UTC',
} as const;

export const serverFlags = (port: number): string[] => [
  '-p',
  String(port),
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];
