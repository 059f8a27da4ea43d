import ipaddr from 'ipaddr.js';
import { UsageError } from '../cli/exit';

/** @throws UsageError for what is no URL to send requests to. */
export function targetOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${text}: must be a URL; write it like https://api.contososhoes.com/catalog/1`);
  }
  if (url.username || url.password) {
    throw new UsageError('the URL: must hold no password; name a file with --token-file');
  }
  return url;
}

/** By what is written, without asking DNS: who else may answer to a name is not known. */
export function isLoopback({ hostname }: URL): boolean {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
}
