import { Option, type OptionValues } from 'commander';
import type { DoorTarget } from '../../../../topology/doors';
import { hasSlot } from '../../../../topology/images';
import { loadTopology } from '../../../../topology/load';
import { nearest } from '../../../../topology/nearest';
import { livingRegions, type Region, type Topology } from '../../../../topology/topology';
import { UsageError } from '../../../cli/exit';
import { progressOn } from '../../../cli/progress';
import { verifyStamp } from '../../../verify/stamp';
import { type Waits, waitsFor } from '../../../verify/stamp/inputs';
import { webServer } from '../../options';
import { findDoor } from './door';
import { asking, ca, timeout } from './options';
import type { Target } from './target';

/** One region's stamp, whether it serves or not. */
export const stamp: Target = {
  options: [
    new Option('--stamp <region>', 'check a stamp through its door: the app, and its slot if there is one'),
    new Option('--slot', 'only the slot'),
    new Option('--no-slot', 'only the app'),
    new Option(
      '--wait <minutes>',
      'how long to wait for Front Door; the app gets 10 of them at most',
    ).default('45'),
    new Option('--outputs <file>', 'output of `terraform output -json` for global (default: ask Azure)'),
    new Option('--door <server>', 'server to ask for the door, HOST[:PORT] (default: what DNS says)'),
    new Option(
      '--app-service <server>',
      'server to ask for the app itself, past Front Door (default: what DNS says)',
    ),
    timeout,
    ca,
  ],
  verdict: (isWell, { stamp: region }) =>
    isWell
      ? `${region} matches regions.yaml and is fit to serve.`
      : `${region} is not fit to serve, or not everything could be checked.`,
  observe: async (options, around, signal) => {
    const topology = loadTopology(around.regionsFile);
    const region = regionOf(topology, options.stamp);
    const targets = targetsOf(topology, options);
    const waits = waitsOf(options.wait);
    const appService = webServer('--app-service', options.appService);
    const asked = asking(options, around.folder);
    return verifyStamp({
      topology,
      region,
      targets,
      ...(await findDoor(topology, options, around, signal)),
      appService,
      ...asked,
      waits,
      clock: around,
      signal,
      say: progressOn(around.screen).note,
    });
  },
};

function regionOf(topology: Topology, name: string): Region {
  const living = livingRegions(topology);
  const region = living.find((each) => each.name === name);
  if (region) return region;
  const names = living.map((each) => each.name);
  const meant = nearest(name, names);
  const fix = meant ? `did you mean ${meant}?` : `take one of ${names.join(', ')}`;
  throw new UsageError(`--stamp: must be a region that has a stamp; found ${name}; ${fix}`);
}

function targetsOf(topology: Topology, { slot }: OptionValues): readonly DoorTarget[] {
  if (slot === false) return ['app'];
  if (hasSlot(topology)) return slot ? ['slot'] : ['app', 'slot'];
  if (!slot) return ['app'];
  throw new UsageError(
    '--slot: there is no slot; found neither api.candidate nor api.keepSlot; add one of them and deploy',
  );
}

function waitsOf(text: string): Waits {
  const minutes = Number(text);
  if (!(minutes >= 0 && minutes <= 1440) || text.trim() === '') {
    throw new UsageError(
      `--wait: must be a number of minutes, at most those of a day; found ${JSON.stringify(text)}`,
    );
  }
  return waitsFor(minutes);
}
