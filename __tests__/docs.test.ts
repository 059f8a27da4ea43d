/** Documents agree with each other and with the code. What they are worded in: language.test.ts. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { parse } from 'yaml';
import { appSettings } from '../constructs/app-settings';
import { hazardGroups } from '../operations/review';
import { regionsFileSchema } from '../topology/file/schema';
import { shippedText, shippedTopology } from './support/shipped-file';
import { synthesized } from './support/synthesize';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

/** As GitHub makes them. */
const anchors = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** A link of this project that leads nowhere: its file is not there, or has no such heading. */
function broken(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path ? join(dirname(document), path) : document;
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && !anchors(read(target)).includes(anchor);
}

test.each(documents)('the links of %s lead somewhere', (document) => {
  const links = [...read(document).matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !link.includes('://') && broken(document, link))).toEqual([]);
});

const FOLDERS = /`((?:constructs|docs|operations|providers|stacks|topology|__tests__)\/[\w./-]+\.[a-z]+)`/g;
/** `NAME` of a constant, as in: `BOTS` in `constructs/managed-rules.ts` */
const NAMED = /`([A-Z_]{3,})` in `([\w./-]+\.ts)`/g;

test.each(documents)('the files that %s names are there, and hold what it says', (document) => {
  const text = read(document);
  const files = [...text.matchAll(FOLDERS)].map(([, file = '']) => file);
  const places = (file: string) => [join(root, file), join(root, dirname(document), file)];
  expect(files.filter((file) => !places(file).some(existsSync))).toEqual([]);
  const constants = [...text.matchAll(NAMED)].map(([, name = '', file = '']) => ({ name, file }));
  expect(constants.filter(({ name, file }) => !read(file).includes(name))).toEqual([]);
});

test('docs/app-contract.md lists the settings that the app is given, in their order', () => {
  const given = appSettings({
    identity: { clientId: 'id' } as UserAssignedIdentity,
    image: shippedTopology().api.image,
    settings: shippedTopology().api,
    cosmos: { endpoint: 'https://cosmos', databaseName: 'shop' },
    regionDisplayName: 'West Europe',
    vaultUri: 'https://vault/',
    applicationInsightsConnectionString: 'InstrumentationKey=0',
  });
  const listed = [...read('docs/app-contract.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(listed).toEqual(Object.keys(given));
});

test.each(hazardGroups)('docs/review.md lists the hazards: $title', ({ title, rules }) => {
  const [, section = ''] = read('docs/review.md').split(`### ${title}\n`);
  const listed = section.split('\n#')[0]?.match(/^\| \[.*$/gm);
  expect(listed).toEqual(
    rules.map(({ id, why, link, severity }) => `| [${id}](${link})${severity ? ' (note)' : ''} | ${why} |`),
  );
});

test('commands name the resources of the shipped file', () => {
  const known = shippedText + JSON.stringify(synthesized(shippedTopology()).files);
  const named = documents.flatMap((document) =>
    [...read(document).matchAll(/(?<![\w.-])[a-z]{2,5}-?contososhoes-?prod[\w-]*/g)].map(([name]) => name),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(
    [...new Set(named)].filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(known)),
  ).toEqual([]);
});

/** Sections of regions.yaml, not the parts of one. */
const examples = documents.flatMap((document) =>
  [...read(document).matchAll(/^ *```yaml\n([\s\S]*?)```/gm)]
    .map(([, text = '']) => ({ document, section: parse(text) }))
    .filter(({ section }) => Object.keys(section).every((key) => key in regionsFileSchema.shape)),
);

test.each(examples)('the example in $document fits into the shipped file', ({ section }) => {
  expect(() => shippedTopology(() => section)).not.toThrow();
});
