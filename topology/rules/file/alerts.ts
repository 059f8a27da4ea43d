/** Bounds, severities and windows of signals, and when the file may name webhooks. */
import { type SignalName, signalNames } from '../../health/names';
import { signals } from '../../health/signals';
import { hasSeverity, leastWindow } from '../../health/timing';
import { isShorter, windowName, windows } from '../../health/windows';
import type { Problem, Rule } from '../rule';
import type { Draft } from './draft';

const page = 'docs/monitoring.md';

const bounds: Rule<Draft> = {
  id: 'ALERT-BOUNDS',
  why: 'With the bounds the wrong way round, a signal would be unhealthy before it is degraded, and would page too early. https://learn.microsoft.com/azure/well-architected/design-guides/health-modeling',
  check: ({ alerts }) => signalNames.flatMap((name) => ofSignal(name, alerts?.signals?.[name] ?? {})),
};

type Setting = { readonly degraded?: number | undefined; readonly unhealthy?: number | undefined };

function ofSignal(name: SignalName, { degraded, unhealthy }: Setting): Problem[] {
  const { bounds: own, worse } = signals[name];
  const given = Object.entries({ degraded, unhealthy }).filter(([, value]) => value !== undefined);
  const path = (key: string) => ['alerts', 'signals', name, key];
  if (Object.keys(own).length === 0) {
    return given.map(([key, found]) => ({
      path: path(key),
      wrong: 'is a bound, but this signal has none',
      found,
      fix: `remove it; ${page} lists the bounds of each signal`,
    }));
  }
  const [mild, bad] = [degraded ?? own.degraded, unhealthy ?? own.unhealthy];
  const last = given.at(-1);
  if (!last || mild === undefined || bad === undefined || (worse === 'above' ? mild < bad : mild > bad))
    return [];
  const [key, found] = last;
  return [
    {
      path: path(key),
      wrong: `must keep degraded ${worse === 'above' ? 'below' : 'above'} unhealthy`,
      found,
      fix: `change one of them: degraded is ${mild}, unhealthy is ${bad}, and a ${worse === 'above' ? 'higher' : 'lower'} value is worse`,
    },
  ];
}

const timing: Rule<Draft> = {
  id: 'ALERT-TIMING',
  why: 'An event has no severity; a count means something only of the time that it was counted in; and Azure refuses a rule that looks back less far than it looks often. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types',
  check: ({ alerts }) =>
    signalNames.flatMap((name) => {
      const { severity, window } = alerts?.signals?.[name] ?? {};
      return [
        ...(severity === undefined || hasSeverity(name) ? [] : [withoutSeverity(name, severity)]),
        ...(window === undefined ? [] : ofWindow(name, window)),
      ];
    }),
};

const withoutSeverity = (name: SignalName, found: number): Problem => ({
  path: ['alerts', 'signals', name, 'severity'],
  wrong: 'is the severity of a signal that has none',
  found,
  fix: 'remove it: it is an event, or nobody is told of it',
});

function ofWindow(name: SignalName, found: keyof typeof windows): Problem[] {
  const path = ['alerts', 'signals', name, 'window'];
  const least = leastWindow(name);
  if (least === undefined) {
    const others = signalNames.filter((one) => leastWindow(one) !== undefined);
    const fix = `remove it; these have one: ${others.join(', ')}`;
    return [{ path, wrong: 'is the window of a signal whose window is fixed', found, fix }];
  }
  if (!isShorter(windows[found], least)) return [];
  const fix = `write ${windowName(least)} or more`;
  return [{ path, wrong: 'is shorter than the time between two values, or two looks', found, fix }];
}

const webhooksFirst: Rule<Draft> = {
  id: 'ALERT-WEBHOOK-EARLY',
  why: 'As soon as the file names a webhook, alert rules refer to its action group, and Azure refuses a group that does not exist. npm run alerts -- webhook makes the group in the resource group of global, so global must be deployed first. See docs/adr/0031-webhooks-outside-of-terraform.md.',
  severity: 'note',
  check: ({ deployed, alerts }) =>
    deployed !== 'none'
      ? []
      : [
          { path: ['alerts', 'webhooks'], found: alerts?.webhooks ?? [] },
          { path: ['alerts', 'page', 'webhooks'], found: alerts?.page?.webhooks ?? [] },
        ]
          .filter(({ found }) => found.length > 0)
          .map((place) => ({
            ...place,
            wrong: 'would stop the first deployment of global: no webhook can have an address before that',
            fix: 'leave it out until global is deployed; then npm run alerts -- webhook NAME',
          })),
};

export const alertRules: readonly Rule<Draft>[] = [bounds, webhooksFirst, timing];
