/** Counters for `/metrics` (Prometheus text). Labels come from closed sets only, so that no caller can grow them (AV-08). */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  observe(routeId: string, status: number, milliseconds: number): void;
  render(): Promise<string>;
}

/** @param poolState read at each scrape */
export function createMetrics(
  poolState: () => { total: number; idle: number; waiting: number },
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'bailiwick_requests_total',
    help: 'Calls answered',
    labelNames: ['route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'bailiwick_request_seconds',
    help: 'Time to answer a call',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  new Gauge({
    name: 'bailiwick_database_connections',
    help: 'Connections of this process to PostgreSQL',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, value] of Object.entries(poolState())) this.set({ state }, value);
    },
  });
  new Gauge({
    name: 'bailiwick_resident_bytes',
    help: 'Resident memory of this process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  return {
    observe(route, status, milliseconds) {
      requests.inc({ route, status: String(status) });
      seconds.observe({ route }, milliseconds / 1000);
    },
    render: () => registry.metrics(),
  };
}
