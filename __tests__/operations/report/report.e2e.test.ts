/** The page in a browser: one for all tests. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withBrowser } from '../../support/browser';
import { reportPages } from '../../support/report-pages';

jest.setTimeout(120_000);

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = ['two regions', 'five regions', '39 regions', 'a step'] as const;

/** Boxes of texts that are shown and overlap, by the texts. A pixel is forgiven: fonts differ. */
const overlapping = (page: Page, selector: string): Promise<readonly string[]> =>
  page.evaluate((texts) => {
    const dom = globalThis as unknown as { document: { querySelectorAll(query: string): Iterable<Shown> } };
    interface Shown {
      readonly textContent: string;
      closest(query: string): unknown;
      getBoundingClientRect(): { left: number; right: number; top: number; bottom: number };
    }
    const shown = [...dom.document.querySelectorAll(texts)]
      .map((one) => ({ svg: one.closest('svg'), text: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.right > box.left);
    return shown.flatMap((a, i) =>
      shown
        .slice(i + 1)
        .filter(
          (b) =>
            a.svg === b.svg &&
            a.box.left < b.box.right - 1 &&
            b.box.left < a.box.right - 1 &&
            a.box.top < b.box.bottom - 1 &&
            b.box.top < a.box.bottom - 1,
        )
        .map((b) => `${a.text} / ${b.text}`),
    );
  }, selector);

const scrolls = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

/** Without what passes, of which axe would say every element: that takes five times as long. */
async function violations(page: Page, options: RunOptions): Promise<readonly string[]> {
  const run = `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  const { violations: found } = (await page.evaluate(run)) as AxeResults;
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const COLOURS: RunOptions = { runOnly: ['color-contrast'] };
const ALL_ELSE: RunOptions = { rules: { 'color-contrast': { enabled: false } } };

withBrowser('in a browser', () => {
  let browser: Browser;
  let folder: string;
  const urlOf = (name: string) => pathToFileURL(join(folder, `${name.replaceAll(' ', '-')}.html`)).href;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    const pages = await reportPages();
    for (const [name, html] of Object.entries(pages)) {
      writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.html`), html);
    }
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** A page that was opened, and what it said and asked for. */
  async function opened(name: string, width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(urlOf(name));
    return { page, said, asked };
  }

  test.each(PAGES)('%s: nothing is said, asked for, cut off or covered', async (name) => {
    const { page, said, asked } = await opened(name, 360, 'light');
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await scrolls(page)).toBe(false);
      for (const texts of ['.map .label', '.diagram text', '.chart text']) {
        expect(await overlapping(page, texts)).toEqual([]);
      }
    }
    expect({ said, asked }).toEqual({ said: [], asked: [urlOf(name)] });
    await page.close();
  });

  /** Opened with all unfolded, for axe. */
  async function unfolded(...how: Parameters<typeof opened>): Promise<Page> {
    const { page } = await opened(...how);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
    await page.evaluate(axe);
    return page;
  }

  test.each<[(typeof PAGES)[number], number]>([
    ['two regions', 1440],
    ['39 regions', 360],
    ['a step', 1440],
  ])('%s, %i pixels wide: axe finds nothing, the colours apart', async (name, width) => {
    const page = await unfolded(name, width, 'light');
    expect(await violations(page, ALL_ELSE)).toEqual([]);
    await page.close();
  });

  // They are the same in every page, and axe takes long to compare them.
  test.each(['light', 'dark'] as const)(
    'the colours of %s, narrow and wide: axe finds nothing',
    async (scheme) => {
      const page = await unfolded('two regions', 360, scheme);
      expect(await violations(page, COLOURS)).toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await violations(page, COLOURS)).toEqual([]);
      await page.close();
    },
  );

  test('by keyboard: to the content, to a section, and what is folded opens', async () => {
    const { page } = await opened('two regions', 1440, 'light');
    const focused = () => page.evaluate('document.activeElement.textContent.trim().slice(0, 30)');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Regions');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('The same as a table');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(true);
    await page.close();
  });

  test('on paper: light, without navigation, and nothing stays folded', async () => {
    const { page } = await opened('two regions', 700, 'dark');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe(
      'rgb(28, 33, 40)',
    );
    const key = "getComputedStyle(document.querySelector('.key'), '::before').printColorAdjust";
    expect(await page.evaluate(key)).toBe('exact'); // else a legend has no colours
    expect(await page.isVisible('nav')).toBe(false);
    expect(await page.isVisible('text=The whole region fails at once.')).toBe(true);
    expect(await scrolls(page)).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000);
    await page.close();
  });
});
