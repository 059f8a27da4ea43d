import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** The address of a host, within the time that is left. @throws Error in words for people */
export async function address(host: string, deadline: AbortSignal): Promise<string> {
  if (isIP(host)) return host;
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => reject(new Error(`no address for ${host} in time`)), {
      once: true,
    });
  });
  const found = lookup(host).catch(() => {
    throw new Error(`no address for ${host}`);
  });
  return (await Promise.race([found, late])).address;
}
