/** A text that is sensitive somewhere is told nowhere, marked or not. */
import { concealer } from '../../../operations/review';
import { reviewed } from '../../../operations/review/review';
import { topologyOf } from '../../support/regions-file';
import { planOf } from './support/plan-json';

const SECRET = 'hunter2 "quoted" \\ hunter2';
const HIDDEN = '(sensitive)';

const plan = planOf({
  type: 'azurerm_linux_web_app',
  address: `azurerm_linux_web_app.it["${SECRET}"]`,
  before: { site_credential: [{ password: SECRET }], site_config: [{ minimum_tls_version: '1.2' }] },
  after: {
    site_credential: [{ password: SECRET }],
    app_settings: { COPY: `AccountKey=${SECRET}` },
    site_config: [{ minimum_tls_version: '1.0' }],
  },
  before_sensitive: { site_credential: [{ password: true }] },
  after_sensitive: { site_credential: [{ password: true }] },
});
const concealed = concealer([plan]);

test.each<[string, unknown, unknown]>([
  ['as it is', `a ${SECRET} b`, `a ${HIDDEN} b`],
  ['in JSON', JSON.stringify({ a: [SECRET] }), `{"a":["${HIDDEN}"]}`],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: SECRET })), JSON.stringify(`{"a":"${HIDDEN}"}`)],
  ['in a list of an object', { a: [SECRET, 1, null, true] }, { a: [HIDDEN, 1, null, true] }],
  ['elsewhere', 'nothing of it', 'nothing of it'],
])('%s', (_, value, expected) => {
  expect(concealed(value)).toEqual(expected);
});

test('one that stands in another: the longer first', () => {
  const more = planOf({
    type: 'azurerm_linux_web_app',
    before: {},
    after: { short: 'abcdefgh', long: 'abcdefgh-and-more' },
    after_sensitive: { short: true, long: true },
  });
  expect(concealer([more])('x=abcdefgh-and-more')).toBe(`x=${HIDDEN}`);
});

test('the address of a hazard neither', () => {
  const { hazards } = reviewed({ plans: [plan], topology: topologyOf() }, new Date());
  expect(hazards.map(({ address }) => address)).toEqual([`global/azurerm_linux_web_app.it["${HIDDEN}"]`]);
});
