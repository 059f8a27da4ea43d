/**
 * Who gets alerts, according to Azure: https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups
 * Addresses of webhooks are secrets: Azure gets them and returns them in its answers, but they are never printed.
 */
import { z } from 'zod';
import type { ResourceManager } from './resource-manager';

const version = '2023-01-01';

const email = z.looseObject({ name: z.string(), emailAddress: z.string() });
const webhook = z.looseObject({ name: z.string(), serviceUri: z.string() });
const answer = z.looseObject({
  properties: z.looseObject({
    enabled: z.boolean().default(true),
    emailReceivers: z.array(email).default([]),
    webhookReceivers: z.array(webhook).default([]),
  }),
});

/** What an action group has. */
export interface Receivers {
  readonly enabled: boolean;
  readonly emailReceivers: readonly { readonly name: string; readonly emailAddress: string }[];
  readonly webhookReceivers: readonly { readonly name: string; readonly serviceUri: string }[];
}

/** Undefined if it does not exist. */
export const receiversOf = async (azure: ResourceManager, id: string): Promise<Receivers | undefined> =>
  (await azure.find({ path: id, version, answer }))?.properties;

/** Creates the action group if necessary, and sets the address of one of its webhooks; `undefined` removes the webhook. */
export async function setWebhook(
  azure: ResourceManager,
  id: string,
  { name, address }: { readonly name: string; readonly address: string | undefined },
): Promise<void> {
  const { webhookReceivers = [] } = (await receiversOf(azure, id)) ?? {};
  const others = webhookReceivers.filter((receiver) => receiver.name !== name);
  const fresh = address === undefined ? [] : [{ name, serviceUri: address, useCommonAlertSchema: true }];
  const properties = {
    groupShortName: id.endsWith('page-webhooks') ? 'page-hooks' : 'mail-hooks', // at most 12 characters
    enabled: true,
    webhookReceivers: [...others, ...fresh],
  };
  await azure.put({ path: id, version, answer, secret: true }, { location: 'Global', properties });
}

const told = z.object({
  state: z.string(),
  actionDetails: z
    .array(
      z.object({
        MechanismType: z.string(),
        Name: z.string(),
        Status: z.string(),
        Detail: z.string().nullish(),
      }),
    )
    .default([]),
});

/** The outcome of one notification. */
export interface Delivery {
  readonly receiver: string;
  readonly delivered: boolean;
  /** In Azure's words. */
  readonly status: string;
}

/**
 * Sends a test alert to all receivers of an action group, and waits until Azure has passed it on.
 * https://learn.microsoft.com/rest/api/monitor/action-groups/create-notifications-at-action-group-resource-level
 */
export async function sendTest(
  azure: ResourceManager,
  id: string,
  { emailReceivers, webhookReceivers }: Receivers,
): Promise<readonly Delivery[]> {
  const body = { alertType: 'metricstaticthreshold', emailReceivers, webhookReceivers };
  const question = { path: `${id}/createNotifications`, version, answer: told, secret: true } as const;
  const { state, actionDetails } = await azure.post(question, body);
  return [...emailReceivers, ...webhookReceivers].map(({ name }) => {
    const found = actionDetails.find((detail) => detail.Name === name);
    const status = found ? [found.Status, found.Detail ?? []].flat().join(': ') : `${state}, without details`;
    return { receiver: name, delivered: /^(?:succeeded|completed?)$/i.test(found?.Status ?? ''), status };
  });
}
