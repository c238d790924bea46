import { describe, expect, it } from 'vitest';
import { isPageUrl, isRedirectUri, isRegistered } from './redirect-uris.ts';

describe('what may be registered', () => {
  it.each([
    'https://client.example/back',
    'https://client.example',
    'https://client.example/back?kind=web',
    'https://client.example:8443/back',
    'http://127.0.0.1/back',
    'http://127.0.0.1:7777/back',
    'http://[::1]/back',
  ])('%s', (uri) => {
    expect(isRedirectUri(uri)).toBe(true);
  });

  it.each([
    '',
    'back',
    '/back',
    '//client.example/back',
    'http://client.example/back',
    'http://localhost/back',
    'http://127.0.0.1.client.example/back',
    'javascript:alert(1)',
    'data:text/html,x',
    'com.example.app:/back',
    'https://*.client.example/back',
    'https://client.example/*',
    'https://client.example/back#part',
    'https://client.example/back#',
    'https://ada@client.example/back',
    'https://ada:secret@client.example/back',
    'https://client.example/a/../back',
    'https://client.example/a/..;/back',
    'https://client.example/a/%2e%2e/back',
    'https://client.example/a%2fback',
    'https://client.example\\back',
    'https://client.example/\\back',
    'https://client.example/a;b',
    'https://Client.example/back',
    'HTTPS://client.example/back',
    'https://client.example:443/back',
    ' https://client.example/back',
    'https://client.example/back\n',
    'https://client.example/b ack',
    'https://clïent.example/back',
    `https://client.example/${'x'.repeat(500)}`,
  ])('not %j', (uri) => {
    expect(isRedirectUri(uri)).toBe(false);
  });
});

describe('what is registered', () => {
  const registered = ['https://client.example/back', 'http://127.0.0.1/back'];

  it.each([
    'https://client.example/back',
    'http://127.0.0.1/back',
    'http://127.0.0.1:1024/back',
    'http://127.0.0.1:61000/back',
  ])('%s', (uri) => {
    expect(isRegistered(registered, uri)).toBe(true);
  });

  it.each([
    'https://client.example/back/',
    'https://client.example/bac',
    'https://client.example/back?x=1',
    'https://client.example/back#x',
    'https://client.example:8443/back',
    'https://CLIENT.example/back',
    'https://client.example/Back',
    'https://client.example/back/..',
    'https://client.example/back%2f',
    'https://client.example.evil.example/back',
    'https://evil.example/https://client.example/back',
    'https://client.example@evil.example/back',
    'http://client.example/back',
    'http://127.0.0.1:1024/other',
    'http://127.0.0.1:1024/back?x=1',
    'http://127.0.0.1:1024/back#x',
    'http://ada@127.0.0.1:1024/back',
    'http://127.0.0.1:1024/a/..;/back',
    'http://localhost:1024/back',
    'http://[::1]:1024/back',
    'https://127.0.0.1:1024/back',
    '',
  ])('not %j', (uri) => {
    expect(isRegistered(registered, uri)).toBe(false);
  });
});

it.each([
  ['https://client.example', true],
  ['https://client.example/terms#privacy', true],
  ['http://client.example', false],
  ['javascript:alert(1)', false],
  ['https://bank.example@client.example', false],
  ['https://client.example/a b', false],
])('as the address of a page, %s: %s', (url, isOne) => {
  expect(isPageUrl(url)).toBe(isOne);
});
