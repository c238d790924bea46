/** Binds bulk requests to the routes that answer their operations. */
import { type Binding, query } from '../../kernel/bind.ts';
import { sourceLanguage } from '../../kernel/languages.ts';
import type { Kernel } from '../../kernel/module.ts';
import * as contract from './groups-contract.ts';
import type { JsonObject } from './protocol/schema.ts';
import { runBulk } from './use-cases/bulk.ts';

export function bulkRoute(kernel: Kernel, bindings: readonly Binding[]) {
  const routes = bindings.flatMap((binding) => (binding.kind === 'command' ? [binding] : []));
  return query(contract.runBulk, ({ actor, origin, answer }, { body }) => {
    const reader = {
      requestId: origin.requestId,
      language: origin.language ?? sourceLanguage,
      errorsUrl: new URL('/docs/errors/', kernel.publicUrl).href,
    };
    return runBulk({ kernel, actor, reader, routes, answer }, body as JsonObject);
  });
}
