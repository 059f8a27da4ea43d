import { isLoopback, targetOf } from '../../../operations/load-test/target';

test.each([
  ['http://localhost:8080/health', true],
  ['http://127.0.0.1/', true],
  ['http://127.8.9.10/', true],
  ['http://[::1]:80/', true],
  ['http://[::ffff:127.0.0.1]/', true],
  ['https://api.contososhoes.com/', false],
  ['http://localhost.contososhoes.com/', false],
  ['http://127.0.0.1.contososhoes.com/', false],
  ['http://10.10.0.4/', false],
  ['http://0.0.0.0/', false],
])('%s', (url, loopback) => {
  expect(isLoopback(targetOf(url))).toBe(loopback);
});

test.each([
  [
    'api.contososhoes.com',
    'api.contososhoes.com: must be a URL, for example https://api.contososhoes.com/catalog/1',
  ],
  ['ftp://localhost/', 'ftp://localhost/: must be a URL, for example https://api.contososhoes.com/catalog/1'],
  ['http://me:secret@localhost/', 'the URL: must not contain a password; pass a token with --token-file'],
])('%s is refused', (url, message) => {
  expect(() => targetOf(url)).toThrow(message);
});
