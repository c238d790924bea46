/** The jobs of the product by their names, as the worker has them. */
import type { App } from '../app.ts';
import type { JobHandler } from '../kernel/jobs.ts';

export function findJob(app: App, name: string): JobHandler {
  for (const module of app.modules) {
    const handler = module.jobs?.(app.kernel)[name];
    if (handler !== undefined) return handler;
  }
  throw new Error(`no module has a job named ${name}`);
}
