/** What only Azure Resource Manager knows about a stamp; says so if nobody is signed in. */
import { cosmosReplica } from '../../azure/cosmos-replica';
import { AzureError, isBarred } from '../../azure/errors';
import { globalIds } from '../../azure/global';
import { replicas } from '../../azure/images/replicas';
import { privateEndpointStates } from '../../azure/private-endpoints';
import { hasVersion } from '../../azure/references';
import type { ResourceManager } from '../../azure/resource-manager';
import { isOver, type SecretState, secretStates } from '../../azure/secret-states';
import { type Observation, reporter } from '../../probe/observation';
import type { StampInputs } from './inputs';

type Question = (azure: ResourceManager, inputs: StampInputs) => Promise<readonly Observation[]>;

export async function inAzure(inputs: StampInputs): Promise<readonly Observation[]> {
  try {
    const answers = await Promise.all(
      Object.entries(questions).map(([check, question]) => orNoAnswer(check, question(inputs.azure, inputs))),
    );
    return answers.flat();
  } catch (error) {
    if (isBarred(error)) return [notAsked((error as AzureError).message)];
    throw error;
  }
}

const notAsked = (why: string): Observation =>
  reporter('Azure').noAnswer(
    'secrets, private endpoints, replicas',
    `not asked: ${why}`,
    'sign in to Azure (az login), then check again',
  );

async function orNoAnswer(
  check: string,
  answer: Promise<readonly Observation[]>,
): Promise<readonly Observation[]> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AzureError) || isBarred(error)) throw error;
    return [reporter(check).noAnswer('Azure', error.message)];
  }
}

const lastOf = (id: string): string => id.split('/').at(-1) ?? id;

const secrets: Question = async (azure, { topology, region, targets, clock }) => {
  const { ok, failed } = reporter('secrets');
  const stamps = await secretStates(azure, { ...topology, regions: [region] });
  // A slot that was not asked for may not exist.
  const trouble = stamps.flatMap((stamp) => stamp.troubles).find((each) => each.trouble !== 'not-found');
  if (trouble) throw trouble;
  return stamps.flatMap((stamp) =>
    targets.map((target) => {
      const lacking = stamp.secrets.filter((state) => !isThere(state, target, clock.now()));
      const at = `${stamp.vault}, ${target}`;
      return lacking.length === 0
        ? ok(at, stamp.secrets.length === 0 ? 'none' : `${stamp.secrets.length} resolved`)
        : failed(
            at,
            `not resolved: ${lacking.map(({ secret }) => secret).join(', ')}`,
            'for details: npm run secrets; to set one: npm run secrets -- set NAME',
          );
    }),
  );
};

function isThere({ inVault, ...state }: SecretState, target: 'app' | 'slot', now: Date): boolean {
  const reference = state[target];
  return (
    typeof inVault === 'object' &&
    inVault.enabled &&
    !isOver(inVault, now) &&
    typeof reference === 'object' &&
    hasVersion(reference, inVault.version)
  );
}

const endpoints: Question = async (azure, { topology, region }) => {
  const { ok, failed } = reporter('endpoints');
  const states = await privateEndpointStates(azure, topology, region);
  return states.map(({ name, state }) =>
    state === 'Approved'
      ? ok(name, 'approved')
      : failed(
          name,
          state ?? 'does not exist',
          'deploy the stamp, or approve the endpoint at the service that it leads to',
        ),
  );
};

const cosmos: Question = async (azure, { topology, region }) => {
  const { ok, notYet, failed } = reporter('Cosmos DB');
  const at = `${lastOf(globalIds(topology).cosmosAccount)}, ${region.name}`;
  const replica = await cosmosReplica(azure, topology, region);
  if (replica.is === 'online') return [ok(at, 'online, accepts reads and writes')];
  return replica.is === 'busy'
    ? [notYet(at, replica.state, 'wait: the data of a new replica is copied first')]
    : [
        failed(
          at,
          replica.state,
          'deploy global; if it is already deployed, look at the account in the portal',
        ),
      ];
};

const registry: Question = async (azure, { topology, region }) => {
  const { ok, notYet, failed } = reporter('registry');
  const at = `${lastOf(globalIds(topology).registry)}, ${region.name}`;
  const replica = (await replicas(azure, topology)).find((each) => each.region === region.name);
  if (replica?.is === 'ready') return [ok(at, replica.state)];
  return replica?.is === 'busy'
    ? [notYet(at, replica.state, 'wait until it is ready')]
    : [
        failed(
          at,
          replica?.state ?? 'none',
          'deploy global: without the replica, instances here cannot start',
        ),
      ];
};

/** Name of the check -> how it is asked. */
const questions = { secrets, endpoints, 'Cosmos DB': cosmos, registry } satisfies Record<string, Question>;
