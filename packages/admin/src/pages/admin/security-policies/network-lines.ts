/** A list of networks as it is typed: one a line, and behind it whose it is. What a network is, the server decides. */
import type { Schemas } from '../../../api.ts';

export type Network = Schemas['NetworkPolicy']['networks'][number];

export const textOf = (networks: readonly Network[]): string =>
  networks.map(({ network, note }) => `${network} ${note}`.trimEnd()).join('\n');

export const networksOf = (text: string): Network[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [network = '', ...words] = line.split(/\s+/);
      return { network, note: words.join(' ') };
    });

/** Where each network of the list stands in the field, counted from 1: lines with nothing in them are no networks. */
export const linesOf = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));

interface Bits {
  readonly value: bigint;
  readonly length: number;
}

const join = (parts: readonly number[], width: bigint): bigint =>
  parts.reduce((value, part) => (value << width) | BigInt(part), 0n);

function bitsOf(address: string): Bits | undefined {
  if (!address.includes(':')) {
    const parts = address.split('.').map(Number);
    const fits = parts.length === 4 && parts.every((part) => part >= 0 && part <= 255);
    return fits ? { value: join(parts, 8n), length: 32 } : undefined;
  }
  const groupsOf = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [head = [], tail = []] = address.split('::').map(groupsOf);
  const missing = 8 - head.length - tail.length;
  const parts = [...head, ...Array.from({ length: Math.max(0, missing) }, () => 0), ...tail];
  const fits = parts.length === 8 && parts.every((part) => part >= 0 && part <= 0xffff);
  return fits ? { value: join(parts, 16n), length: 128 } : undefined;
}

/** Whether to offer adding an address; the server looks at it once more. */
export function covers(networks: readonly Network[], address: string): boolean {
  const asked = bitsOf(address);
  return networks.some(({ network }) => {
    const [base = '', bits] = network.split('/');
    const own = bitsOf(base);
    if (asked === undefined || own?.length !== asked.length) return false;
    const prefix = Number(bits ?? own.length);
    if (!Number.isInteger(prefix) || prefix < 0 || prefix > own.length) return false;
    const beyond = BigInt(own.length - prefix);
    return own.value >> beyond === asked.value >> beyond;
  });
}
