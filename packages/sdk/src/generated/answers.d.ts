// Made by `npm run generate` from the declared routes. Not edited by hand.
import type { components, operations } from './schema.d.ts';

type Content<T> = T extends { content: { 'application/json': infer C } } ? C : undefined;
type Success<R> = R extends { 201: infer A } ? A : R extends { 202: infer A } ? A : R extends { 204: infer A } ? A : R extends { 200: infer A } ? A : never;
export type Impact = components['schemas']['Impact'];

export type Answer<K extends keyof operations> = Content<Success<operations[K]['responses']>>;
export type Body<K extends keyof operations> = operations[K] extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;
export type Query<K extends keyof operations> = operations[K] extends { parameters: { query?: infer Q } } ? Q : never;
