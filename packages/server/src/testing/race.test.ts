import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdRequest, race } from './race.ts';

describe('a race', () => {
  it('lets all go before any goes on, the last one first in every second round', async () => {
    const starts: string[] = [];
    const outcomes = await race(2, (round) =>
      ['a', 'b', 'c'].map((name) => async () => {
        starts.push(`start ${round}${name}`);
        await Promise.resolve();
        starts.push(`on ${round}${name}`);
        if (name === 'b') throw new Error('lost');
        return name;
      }),
    );
    expect(starts.map((entry) => entry.split(' ')[0])).toEqual([
      ...['start', 'start', 'start', 'on', 'on', 'on'],
      ...['start', 'start', 'start', 'on', 'on', 'on'],
    ]);
    expect(starts.filter((entry) => entry.startsWith('start'))).toEqual(
      ['0a', '0b', '0c', '1c', '1b', '1a'].map((entry) => `start ${entry}`),
    );
    const inOrder = [
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: new Error('lost') },
      { status: 'fulfilled', value: 'c' },
    ];
    expect(outcomes).toEqual([inOrder, inOrder]);
  });

  it('finds the winner that counting before inserting lets through', async () => {
    const outcomes = await race(20, () => {
      let places = 1;
      const naive = async () => {
        const free = places;
        await Promise.resolve();
        if (free === 0) throw new Error('full');
        places -= 1;
        return places;
      };
      return [naive, naive];
    });
    expect(outcomes.flat().filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(40);
  });
});

describe('a held request', () => {
  const bodies: string[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    incoming.on('end', () => {
      bodies.push(body);
      response.writeHead(201, { 'x-method': incoming.method }).end(body);
    });
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  it('is complete only when it is let go', async () => {
    const held = await holdRequest(url(), { method: 'PUT', body: { name: 'held' } });
    const other = await holdRequest(url(), { method: 'POST', body: { name: 'other' } });
    expect(bodies).toEqual([]);
    expect(await other()).toMatchObject({ status: 201, text: '{"name":"other"}' });
    expect(bodies).toEqual(['{"name":"other"}']);
    expect(await held()).toMatchObject({ headers: { 'x-method': 'PUT' }, text: '{"name":"held"}' });
  });

  it('fails in the race, not before it', async () => {
    const gone = await holdRequest('http://127.0.0.1:9/', { method: 'POST', body: {} });
    await expect(gone()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
