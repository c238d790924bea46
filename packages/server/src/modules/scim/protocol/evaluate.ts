/** Does a filter hold for one value of an attribute with many? For value paths of a PATCH. Pure. */
import type { Filter, Literal, Operator } from './filter.ts';
import type { Attribute, Json, JsonObject } from './schema.ts';

/** Comparable: text folded where its case means nothing (RFC 7643 §2.2). */
function folded(attribute: Attribute | undefined, value: Json | undefined): Json {
  if (value === undefined) return null;
  return typeof value === 'string' && attribute?.caseExact !== true ? value.toLowerCase() : value;
}

function compares(operator: Operator, found: Json, asked: Json): boolean {
  if (operator === 'eq') return found === asked;
  if (operator === 'ne') return found !== asked;
  if (typeof found !== 'string' || typeof asked !== 'string') return false;
  switch (operator) {
    case 'co':
      return found.includes(asked);
    case 'sw':
      return found.startsWith(asked);
    case 'ew':
      return found.endsWith(asked);
    case 'gt':
      return found > asked;
    case 'ge':
      return found >= asked;
    case 'lt':
      return found < asked;
    case 'le':
      return found <= asked;
  }
}

export function holdsFor(filter: Filter, value: JsonObject): boolean {
  switch (filter.kind) {
    case 'and':
      return holdsFor(filter.left, value) && holdsFor(filter.right, value);
    case 'or':
      return holdsFor(filter.left, value) || holdsFor(filter.right, value);
    case 'not':
      return !holdsFor(filter.inner, value);
    case 'present': {
      const found = value[filter.place.sub?.name ?? ''];
      return found !== undefined && found !== null && found !== '';
    }
    case 'compare': {
      const { sub } = filter.place;
      const asked: Literal = filter.value;
      return compares(filter.operator, folded(sub, value[sub?.name ?? '']), folded(sub, asked));
    }
    case 'value':
      return false;
  }
}
