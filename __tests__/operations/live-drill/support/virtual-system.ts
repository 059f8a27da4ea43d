/** An edge, three regions and an Azure as functions, in a time that no machine can disturb. */
import { AzureError } from '../../../../operations/azure/errors';
import type { ResourceManager } from '../../../../operations/azure/resource-manager';
import { limitsOf } from '../../../../operations/live-drill/limits';
import type { LiveDrill } from '../../../../operations/live-drill/live-drill';
import type { Answer } from '../../../../operations/live-drill/tries';
import type { Probe } from '../../../../topology/capacity/detection';
import { samplesOf } from '../../../support/front-door/samples';
import { virtualClock } from '../../../support/front-door/virtual-clock';

export const REGION = 'westeurope';
export const APP = '/app';

/** Milliseconds of every answer. */
const LATENCY = 40;

type Action = 'stop' | 'start';
type Left = NonNullable<ReturnType<LiveDrill['record']['read']>>;

interface Wanted {
  readonly probe?: Probe;
  /** Seconds from the beginning to the edge's first probe. */
  readonly phase?: number;
}

const PROBE: Probe = { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 };

/** What tests change while a drill goes on. */
export function virtualSystem({ probe = PROBE, phase = 0 }: Wanted = {}) {
  const clock = virtualClock();
  const orders: Action[] = [];
  const said: string[] = [];
  const { take, healthy } = samplesOf(probe);

  const system = {
    clock,
    orders,
    said,
    runs: true,
    recorded: undefined as Left | undefined,
    /** In place of what a door answers. */
    doors: new Map<string, () => Promise<Answer>>(),
    /** Milliseconds that Azure takes; whoever asked may be gone by then. */
    takes: { stop: 0, start: 0 },
    /** Before Azure does anything: it may throw, and nothing is done. */
    order: (_: Action): void => {},
    /** Whether Azure does what it has accepted. */
    obeys: (_: Action): boolean => true,
    /** When a token is asked for: it may throw. */
    signIn: (): void => {},
    /** Whether an app that runs is healthy. */
    comesBack: true,
    drill: (more: Partial<LiveDrill> = {}): LiveDrill => ({
      region: REGION,
      app: APP,
      others: ['swedencentral', 'uksouth'],
      rate: 2,
      limits: limitsOf(probe),
      askName: () => answer(healthy() ? REGION : 'swedencentral'),
      askDoor: (region) => system.doors.get(region)?.() ?? answer(region),
      connect: async (signal) => connection(signal),
      record: {
        read: () => system.recorded,
        write: (stopped) => {
          if (system.recorded) throw new Error('EEXIST');
          system.recorded = { ...stopped, pid: 1 };
        },
        remove: () => {
          system.recorded = undefined;
        },
      },
      clock,
      progress: { note: (line) => said.push(line), detail: () => {} },
      signal: new AbortController().signal,
      ...more,
    }),
  };

  const answer = async (region: string): Promise<Answer> => {
    await clock.sleep(LATENCY);
    if (region !== REGION) return { status: 200, region };
    if (!system.runs) return { status: 403 };
    return { status: system.comesBack ? 200 : 503, region };
  };

  /** As the real one: its token is kept, and an aborted question may be carried out all the same. */
  const connection = (signal: AbortSignal): ResourceManager => {
    let token = false;
    const signedIn = () => {
      if (!token) system.signIn();
      token = true;
    };
    const act = async (action: Action) => {
      signal.throwIfAborted();
      signedIn();
      orders.push(action);
      system.order(action);
      const done = clock.sleep(system.takes[action]).then(() => {
        if (system.obeys(action)) system.runs = action === 'start';
      });
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      await Promise.race([done, aborted]);
    };
    return {
      get: async () => {
        signedIn();
        return { properties: { state: system.runs ? 'Running' : 'Stopped' } };
      },
      post: ({ path }: { readonly path: string }) => act(path.endsWith('/start') ? 'start' : 'stop'),
    } as unknown as ResourceManager;
  };

  const probing = async () => {
    for (let wait = phase; ; wait = probe.intervalSeconds) {
      await clock.sleep(wait * 1000);
      take(system.runs && system.comesBack);
    }
  };
  void probing();
  return system;
}

export const signedOut = (): never => {
  throw new AzureError(
    'sign-in',
    'Azure: nobody is signed in; found no login of the Azure CLI; run az login',
  );
};
