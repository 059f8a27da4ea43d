import { html, json, trusted } from '../../../operations/report/html';

test.each([
  ['text is escaped', html`<p>${'<b> & "c"'}</p>`, '<p>&lt;b&gt; &amp; &quot;c&quot;</p>'],
  ['also in an attribute', html`<p title="${'"'}"></p>`, '<p title="&quot;"></p>'],
  [
    'templates and lists are not escaped again',
    html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>`,
    '<ul><li>1</li><li>2</li></ul>',
  ],
  ['what a library has drawn stays', html`${trusted('<svg/>')}`, '<svg/>'],
  ['nothing is nothing', html`${undefined}${false}${0}`, '0'],
  ['JSON ends no script', json({ a: '</script>' }), '{"a":"\\u003c/script>"}'],
])('%s', (_, given, text) => {
  expect(given.html).toBe(text);
});
