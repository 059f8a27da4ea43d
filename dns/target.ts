/** A server to ask. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** `HOST`, `HOST:PORT`, `IPV6` or `[IPV6]:PORT`; undefined when it is none of these. */
export function parseTarget(text: string, defaultPort: number): Target | undefined {
  const bare = text.trim();
  const colons = bare.split(':').length - 1;
  const match =
    colons > 1 && !bare.startsWith('[') ? [bare, bare] : /^\[?([^\s[\]/@]+?)\]?(?::(\d{1,5}))?$/.exec(bare);
  const host = match?.[1];
  const port = Number(match?.[2] ?? defaultPort);
  return host && port > 0 && port < 65_536 ? { host, port } : undefined;
}

export const targetText = ({ host, port }: Target, defaultPort: number): string =>
  port === defaultPort ? host : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
