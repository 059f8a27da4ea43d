import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** The address of a host, within the remaining time. @throws Error with a message for people */
export async function address(host: string, deadline: AbortSignal): Promise<string> {
  if (isIP(host)) return host;
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener(
      'abort',
      () => reject(new Error(`no address for ${host} within the time limit`)),
      {
        once: true,
      },
    );
  });
  const found = lookup(host).catch(() => {
    throw new Error(`no address for ${host}`);
  });
  return (await Promise.race([found, late])).address;
}
