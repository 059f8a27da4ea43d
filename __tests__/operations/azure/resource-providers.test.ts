import type { ResourceManager } from '../../../operations/azure/resource-manager';
import { registerProviders } from '../../../operations/azure/resource-providers';

/** Each needs so many looks after it was asked for; nobody looks at what was registered before. */
function azureWith(looks: Readonly<Record<string, number>>) {
  const left = new Map(Object.entries(looks).map(([name, count]) => [name, { count, asked: false }]));
  const asked: string[] = [];
  const nameIn = (path: string) => path.split('/').find((part) => part.startsWith('Microsoft.')) ?? '';
  const azure = {
    get: async ({ path }: { path: string }) => {
      const one = left.get(nameIn(path));
      if (!one) return { registrationState: 'Registered' };
      if (!one.asked) return { registrationState: 'NotRegistered' };
      return { registrationState: one.count-- > 0 ? 'Registering' : 'Registered' };
    },
    post: async ({ path }: { path: string }) => {
      asked.push(path);
      const one = left.get(nameIn(path));
      if (one) one.asked = true;
    },
  } as unknown as ResourceManager;
  return { azure, asked };
}
const NAMES = ['Microsoft.Web', 'Microsoft.Cdn', 'Microsoft.Storage'];

test('what is registered is left alone, the rest is waited for', async () => {
  const { azure, asked } = azureWith({ 'Microsoft.Cdn': 2 });
  const pauses: number[] = [];
  const sleep = async (pause: number) => void pauses.push(pause);
  expect(await registerProviders(azure, 'S', NAMES, sleep)).toEqual(['Microsoft.Cdn']);
  expect(asked).toEqual(['/subscriptions/S/providers/Microsoft.Cdn/register']);
  expect(pauses).toEqual([10_000, 10_000]);
});

test('nobody waits for ever', async () => {
  const { azure } = azureWith({ 'Microsoft.Web': 1000 });
  await expect(registerProviders(azure, 'S', NAMES, async () => {})).rejects.toThrow(
    'subscriptions/S: takes too long to register Microsoft.Web; found no end after 10 min; run it again later',
  );
});
