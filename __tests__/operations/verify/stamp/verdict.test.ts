/** Not yet at the edge, app bad, blocked, unknown: what an answer says of a stamp. */
import { type Expected, type Verdict, verdictOf } from '../../../../operations/verify/stamp/verdict';
import { app, DIGEST, pages, type Reply } from '../../../support/edge';

const expected: Expected = { region: 'West Europe', digest: DIGEST };
const good = { foreign: false, names: 'door', issuer: 'us', validTo: new Date(0) };

const judge = ({ status, headers = {}, body = '' }: Reply, more: object = {}, about = expected): Verdict =>
  verdictOf(
    {
      status,
      headers: headers as Record<string, string>,
      body: Buffer.from(body),
      certificate: good,
      version: 'TLSv1.3',
      ...more,
    },
    about,
  );

test.each<[string, Reply, Verdict['is'], string]>([
  ['as it should be', app(), 'good', `200 from West Europe, image ${DIGEST}`],
  ['no route yet', pages.notFound, 'edge', 'Front Door answers 404 itself'],
  ['no name yet', pages.badRequest, 'edge', 'Front Door answers 400 itself'],
  [
    'nothing behind Front Door',
    pages.unavailable,
    'app',
    'Front Door answers 503: nothing comes from the app',
  ],
  ['too slow for Front Door', pages.timeout, 'app', 'Front Door answers 504: nothing comes from the app'],
  [
    'an image without the health path',
    pages.noSuchPath,
    'app',
    'answers 404 without x-region: App Service, or an app that does not keep docs/app-contract.md',
  ],
  ['unhealthy, says the app', app({}, 503), 'app', 'answers 503'],
  [
    'another image',
    app({ 'x-image-digest': 'ffffffffffff' }),
    'app',
    `x-image-digest is ffffffffffff, and should be ${DIGEST}`,
  ],
  [
    'another region',
    app({ 'x-region': 'Sweden Central' }),
    'app',
    'x-region is Sweden Central, and should be West Europe',
  ],
  ['blocked', pages.blocked, 'firewall', 'the firewall blocks it, reference 20261202T090000Z-abc'],
  ['too often', pages.limited, 'nobody', 'the firewall says: too many requests'],
  [
    'closed to this Front Door',
    pages.restricted,
    'app',
    'the app lets in only its own Front Door, and does not recognize this one',
  ],
  ['a token wanted', pages.signIn, 'app', 'answers 401: it requires a token'],
  ['stopped', pages.stopped, 'app', 'answers 403: the app is stopped'],
  [
    'not started yet',
    pages.starting,
    'app',
    'answers 503 without x-region: App Service, or an app that does not keep docs/app-contract.md',
  ],
])('%s', (_, reply, is, found) => expect(judge(reply)).toMatchObject({ is, found }));

test.each<[string, Verdict['is'], string]>([
  ['no address for fde-x.z01.azurefd.net', 'edge', 'no address for fde-x.z01.azurefd.net'],
  ['no answer in 10 s', 'nobody', 'no answer in 10 s'],
  ['connection reset', 'nobody', 'connection reset'],
])('no answer: %s', (noAnswer, is, found) =>
  expect(verdictOf({ noAnswer }, expected)).toMatchObject({ is, found }),
);

test.each<[string, object, Verdict['is'], string]>([
  [
    'for another name',
    { certificate: { ...good, foreign: true, refused: 'is for another name', names: '*.azureedge.net' } },
    'edge',
    'its certificate is for another name, *.azureedge.net',
  ],
  [
    'that has expired',
    { certificate: { ...good, refused: 'has expired' } },
    'nobody',
    'its certificate has expired',
  ],
])('a certificate %s', (_, more, is, found) => expect(judge(app(), more)).toMatchObject({ is, found }));

test('an answer that breaks off is none', () => {
  expect(judge(app(), { problem: 'the answer was cut off' })).toMatchObject({
    is: 'nobody',
    found: 'answers 200, then the answer was cut off',
  });
  expect(judge(app(), { status: undefined, problem: 'connection closed' })).toMatchObject({
    is: 'nobody',
    found: 'connection closed',
  });
});

test('an image that is named by a tag, or may be any, is told and not compared', () => {
  expect(judge(app({ 'x-image-digest': 'none' }), {}, { ...expected, digest: undefined })).toEqual({
    is: 'good',
    found: '200 from West Europe, image none, not compared',
  });
});
