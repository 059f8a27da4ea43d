/** Options of more than one target; each is one object, added to the command once. */
import { Option, type OptionValues } from 'commander';
import { readText } from '../../../cli/files';
import { milliseconds } from '../../options';

export const timeout = new Option('--timeout <seconds>', 'time for an answer').default('30');
export const ca = new Option(
  '--ca <file>',
  'PEM file of certificate authorities to trust instead of the usual ones',
);

/** How one request is made. */
export const asking = (options: OptionValues, folder: string) => ({
  timeout: milliseconds('--timeout', options.timeout),
  ca: options.ca === undefined ? undefined : readText(folder, options.ca),
});
