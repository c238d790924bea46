/** The one list of the product, as pages get it; its parts stand in data-table/. */
export type { ListSearch } from '../address.ts';
export { useAsked, useListSearch } from './data-table/address.ts';
export { Facts } from './data-table/beside.tsx';
export { termFor } from './data-table/filter-text.ts';
export { List } from './data-table/list.tsx';
export { Tabs } from './data-table/tabs.tsx';
export type { Choosing, Column, Filter } from './data-table/types.ts';
