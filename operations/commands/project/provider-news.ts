import { allowedVersions, byVersion } from '../../../providers/versions';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';

interface Options {
  readonly markdown?: string;
  readonly registry: string;
}

export const providerNews: Command = async (args, around) => {
  const { markdown, registry } = argumentsOf('provider-news', around)
    .description('Asks the registry whether a provider has a newer version than the allowed ones.')
    .option('--markdown <file>', 'write the news as the text of an issue; without news, write nothing')
    .option('--registry <url>', 'registry to ask', 'https://registry.terraform.io')
    .addHelpText('after', '\nExit code: 0 the registry answered; 2 it did not.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const news: string[] = [];
  for (const [name, versions] of Object.entries(allowedVersions)) {
    const newest = newestOf(versions);
    const latest = await latestOf(name, registry);
    const isNew = newestOf([newest, latest]) !== newest;
    around.print(`${name} ${latest}: ${isNew ? `newer than ${newest}` : 'nothing newer'}`);
    if (isNew) news.push(`- ${name} ${latest}; the newest version that was tried here is ${newest}`);
  }
  if (markdown && news.length > 0) writeText(around.folder, markdown, issueText(news));
  return exitCodes.fine;
};

const newestOf = (versions: readonly string[]): string =>
  versions.reduce((newest, version) => (byVersion.compare(version, newest) > 0 ? version : newest));

/** https://developer.hashicorp.com/terraform/registry/api-docs#latest-version-for-a-specific-module-provider */
async function latestOf(name: string, registry: string): Promise<string> {
  const url = `${registry}/v1/providers/hashicorp/${name}`;
  const unusable = (found: string) =>
    new UsageError(`${url}: must return the latest version; found ${found}; try again later`);
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch((error: Error) => {
    throw unusable(error.cause instanceof Error ? error.cause.message : error.message);
  });
  if (!answer.ok) throw unusable(`status ${answer.status}`);
  const told = (await answer.json().catch(() => undefined)) as { readonly version?: unknown } | undefined;
  // It ends up in an issue, so nothing but a version is accepted.
  if (/^\d+\.\d+\.\d+$/.test(String(told?.version))) return String(told?.version);
  throw unusable(JSON.stringify(told?.version) ?? 'none');
}

const issueText = (news: readonly string[]): string => `There are newer versions of providers:

${news.join('\n')}

To add a version, see "Add a provider version" in CONTRIBUTING.md.
`;
