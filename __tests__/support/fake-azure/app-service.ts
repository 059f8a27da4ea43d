/** Apps and slots: which of their settings refer to a vault, and whether that was found when it was last fetched. */
import { type Answer, type Asked, notFound } from './message';
import type { Store } from './store';

const REFERENCES =
  /^(.+\/sites\/[^/]+(?:\/slots\/[^/]+)?)\/config\/configreferences\/appsettings(\/refresh)?$/i;
const REFERENCE =
  /^@Microsoft\.KeyVault\(SecretUri=https:\/\/([^.]+)\.vault\.azure\.net\/secrets\/([^/)]+)\)$/;

interface Fetched {
  readonly status: string;
  readonly activeVersion?: string;
  readonly details?: string;
}

/** An app's own part of the truth, in the properties of its resource. */
export interface Site {
  readonly appSettings: Readonly<Record<string, string>>;
  /** It may not read the vault. */
  readonly denied?: boolean;
  /** It fetches, and has no result yet: so many looks find it so after each refresh. */
  readonly slow?: number;
  /** Its answers do not say which version it has. */
  readonly untold?: boolean;
}

export class AppService {
  private readonly fetched = new Map<string, Map<string, Fetched>>();
  private readonly looksLeft = new Map<string, number>();

  clear(): void {
    this.fetched.clear();
    this.looksLeft.clear();
  }

  /** Undefined for what is none of its addresses. */
  answer(asked: Asked, store: Store): Answer | undefined {
    const [, id = '', refresh] = REFERENCES.exec(asked.path) ?? [];
    if (!id) return undefined;
    const site = store.get(id);
    if (!site) return notFound({ path: id });
    if (refresh) {
      if (asked.method !== 'POST') return notFound(asked);
      this.fetch(id, store);
      return { status: 200, body: this.page(id, store, asked) };
    }
    return asked.method === 'GET' ? { status: 200, body: this.page(id, store, asked) } : notFound(asked);
  }

  /** As App Service does once a day, at a change of the settings, and when it is asked to. */
  fetch(id: string, store: Store): void {
    const { appSettings, denied, untold = false, slow = 0 } = site(store, id);
    const found = new Map<string, Fetched>();
    for (const [setting, text] of Object.entries(appSettings)) {
      const [, vault = '', secret = ''] = REFERENCE.exec(text) ?? [];
      if (vault) found.set(setting, denied ? DENIED : resolved(store, vault, secret, untold));
    }
    this.fetched.set(id.toLowerCase(), found);
    this.looksLeft.set(id.toLowerCase(), slow);
  }

  private page(id: string, store: Store, asked: Asked): unknown {
    const key = id.toLowerCase();
    if (!this.fetched.has(key)) this.fetch(id, store);
    const looks = this.looksLeft.get(key) ?? 0;
    this.looksLeft.set(key, Math.max(0, looks - 1));
    const { appSettings } = site(store, id);
    const all = [...(this.fetched.get(key) ?? [])].map(([setting, result]) => {
      const [reference, vaultName, secretName] = REFERENCE.exec(appSettings[setting] ?? '') ?? [];
      const properties = {
        reference,
        vaultName,
        secretName,
        identityType: 'UserAssigned',
        source: 'KeyVault',
      };
      const now = looks > 0 ? { status: 'Initialized' } : result;
      return {
        id: `${id}/config/configreferences/appsettings/${setting}`,
        properties: { ...properties, ...now },
      };
    });
    return store.page(all, asked.path, asked.query).body;
  }
}

const DENIED: Fetched = {
  status: 'AccessToKeyVaultDenied',
  details: 'Key Vault reference was not able to be resolved because site was denied access to Key Vault.',
};

const site = (store: Store, id: string): Site => store.get(id)?.properties as Site;

/** A vault's name is unique in all of Azure. */
function resolved(store: Store, vault: string, secret: string, untold: boolean): Fetched {
  const found = store.find(`/vaults/${vault}/secrets/${secret}`);
  if (!found) return { status: 'SecretNotFound', details: `The secret ${secret} was not found in ${vault}.` };
  const { secretUriWithVersion } = found.properties as { secretUriWithVersion: string };
  const activeVersion = secretUriWithVersion.split('/').at(-1);
  return { status: 'Resolved', ...(activeVersion && !untold && { activeVersion }) };
}
