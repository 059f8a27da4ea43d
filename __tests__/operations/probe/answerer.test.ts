import { type Answerer, answererOf, referenceOf } from '../../../operations/probe/answerer';
import { app, pages, type Reply } from '../../support/edge';

const read = ({ status, headers = {}, body = '' }: Reply) =>
  answererOf({ status, headers: headers as Record<string, string>, body: Buffer.from(body) });

test.each<[string, Reply, Answerer]>([
  ['the app, healthy', app(), 'app'],
  ['the app, unhealthy', app({}, 503), 'app'],
  ['the app, which forbids it', app({}, 403), 'app'],
  ['the app, which has no such path', app({}, 404), 'app'],
  ['Front Door without a route', pages.notFound, 'edge'],
  ['Front Door without the name', pages.badRequest, 'edge'],
  ['Front Door whose origin refuses the connection', pages.unavailable, 'origin'],
  ['Front Door whose origin takes too long', pages.timeout, 'origin'],
  ['the firewall', pages.blocked, 'firewall'],
  ['the rate limit', pages.limited, 'limit'],
  ['App Service, for somebody else', pages.restricted, 'restrictions'],
  ['App Service, for somebody else, by its words', { ...pages.restricted, headers: {} }, 'restrictions'],
  ['App Service, without a token', pages.signIn, 'sign-in'],
  ['App Service, for an app that is stopped', pages.stopped, 'stopped'],
  ['App Service, while the app starts', pages.starting, 'unknown'],
  ['another app', pages.strange, 'unknown'],
  ['another app, which has no such path', pages.noSuchPath, 'unknown'],
  ['another app, which does not understand it', pages.notUnderstood, 'unknown'],
  ['a 404 that did not come by way of Front Door', { status: 404 }, 'unknown'],
  ['a 403 without a word', { status: 403 }, 'unknown'],
  ['a 503 without a word', { status: 503 }, 'unknown'],
])('%s', (_, reply, answerer) => expect(read(reply)).toBe(answerer));

test.each([
  [{ 'x-azure-ref': 'abc' }, 'abc'],
  [{}, 'unknown'],
  [{ 'x-azure-ref': 'a'.repeat(300) }, 'a'.repeat(200)],
])('the reference in %j', (headers, reference) => {
  expect(referenceOf({ status: 403, headers })).toBe(reference);
});
