/** Stops and starts apps. */
import type { FakeAzure } from './index';
import { notFound } from './message';

const ACTION = /^(.+\/sites\/[^/]+)\/(stop|start)$/i;

/** @param turn what becomes of the app itself; false where nothing comes of it, whatever Azure has answered */
export function power(azure: FakeAzure, turn: (id: string, runs: boolean) => boolean): void {
  azure.serve((asked, store) => {
    const [, id = '', action = ''] = ACTION.exec(asked.path) ?? [];
    if (!id || asked.method !== 'POST') return undefined;
    const site = store.get(id);
    if (!site) return notFound({ path: id });
    const runs = action.toLowerCase() === 'start';
    if (turn(id, runs)) {
      const state = runs ? 'Running' : 'Stopped';
      store.put(id, { ...site, properties: { ...(site.properties as object), state } });
    }
    return { status: 200 };
  });
}
