import ipaddr from 'ipaddr.js';
import { UsageError } from '../cli/exit';

/** @throws UsageError if it is not a URL to send requests to. */
export function targetOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${text}: must be a URL, for example https://api.contososhoes.com/catalog/1`);
  }
  if (url.username || url.password) {
    throw new UsageError('the URL: must not contain a password; pass a token with --token-file');
  }
  return url;
}

/** Judged by the text, without DNS: who else may answer to a name is unknown. */
export function isLoopback({ hostname }: URL): boolean {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
}
