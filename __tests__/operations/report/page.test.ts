/** What is on the page, without a browser. */
import { diagramDrawer } from '../../../operations/report/diagram/svg';
import { reportPage } from '../../../operations/report/page';
import { factsFor, NOW } from '../../support/report-pages';
import { shippedTopology } from '../../support/shipped-file';

let page: string;
beforeAll(async () => {
  const facts = factsFor(shippedTopology());
  page = reportPage({ regionsFile: 'regions.yaml', now: NOW, facts }, await diagramDrawer());
});

test('its structure', () => {
  const parts = page.match(
    /<(?:header|nav|main|section|h[123]|figure|svg|table|caption|details|summary|footer)\b[^>]*>(?:[^<\n]+)?|<script[^>]*>/g,
  );
  expect(
    parts?.map((part) =>
      part.replaceAll(/ (?:viewBox|style|xmlns|width|height|role|aria-labelledby)="[^"]*"/g, ''),
    ),
  ).toMatchSnapshot();
});

test('its figures', () => {
  const figures = page.match(/<dt>.*?<\/dd>/g)?.map((part) =>
    part
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  expect(figures).toEqual([
    'active regions 2 0 standby, 0 retired',
    'loss of one region carried noticed after 40 to 50 s',
    'availability 99.9789 % from published SLAs',
    expect.stringMatching(/^cost at the peak [\d,]+ USD a month$/),
    'move of the name prepare next: cutover',
  ]);
});

test('its data are JSON, for programs', () => {
  const [, data = ''] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(data)).toMatchObject({
    regionsFile: 'regions.yaml',
    now: '2026-11-26T08:00:00.000Z',
    facts: { places: [{ name: 'westeurope' }, { name: 'swedencentral' }, { name: 'northeurope' }] },
  });
});

test('nothing in it comes from elsewhere, and no script runs', () => {
  expect(page.match(/<script(?! type="application\/json")/g)).toBeNull();
  expect(page.match(/(?:src|srcset|@import|url\()\s*[=("']/g)).toBeNull();
  expect(page.match(/<link|<iframe|<img|\son\w+="/g)).toBeNull();
});

test('no id is there twice', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('of a signal that the first region has no rule for, the rule of the others is shown', async () => {
  const pinned = shippedTopology(({ regions }) => ({
    regions: { ...regions, westeurope: { ...regions.westeurope, instances: { min: 9, max: 9 } } as never },
  }));
  const facts = factsFor(pinned);
  const of = (name: string) => facts.coverage.watched.filter(({ signal }) => signal === name);
  expect(of('atMaximum').map(({ stack }) => stack)).toEqual([null, 'stamp-swedencentral']);
  const drawn = reportPage({ regionsFile: 'regions.yaml', now: NOW, facts }, await diagramDrawer());
  const row = drawn.split('</tr>').find((one) => />atMaximum </.test(one));
  expect(row).toContain('its stamp');
});
