import { isIPv6 } from 'node:net';

/** A server to ask. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** `HOST`, `HOST:PORT`, `IPV6` or `[IPV6]:PORT`; undefined for anything else. */
export function parseTarget(text: string, defaultPort: number): Target | undefined {
  const bare = text.trim();
  if (isIPv6(bare)) return { host: bare, port: defaultPort };
  const [, address, name, digits] = /^(?:\[([\da-f:.]+)\]|([^\s[\]/@:]+))(?::(\d{1,5}))?$/i.exec(bare) ?? [];
  const host = address ?? name;
  const port = Number(digits ?? defaultPort);
  return host && port > 0 && port < 65_536 ? { host, port } : undefined;
}

export const targetText = ({ host, port }: Target, defaultPort: number): string =>
  port === defaultPort ? host : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
