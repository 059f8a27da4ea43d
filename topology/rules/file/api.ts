import type { Path, Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

/** Images that are named by a tag. */
export const tagsIn = (draft: Draft): readonly { readonly path: Path; readonly found: string }[] =>
  [
    { path: ['api', 'image'], found: draft.api?.image },
    { path: ['api', 'candidate'], found: draft.api?.candidate },
    ...draftRegions(draft).map(([name, { image }]) => ({ path: ['regions', name, 'image'], found: image })),
  ].flatMap(({ path, found }) =>
    found === undefined || found.includes('@sha256:') ? [] : [{ path, found }],
  );

const imageByDigest: Rule<Draft> = {
  id: 'IMAGE-TAG',
  why: 'A registry replica gets a new tag minutes after its home region. A digest is either there in full or not at all, and all regions run the same bytes. https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication',
  check: (draft) =>
    draft.api?.acceptImageTag
      ? []
      : tagsIn(draft).map(({ path, found }) => ({
          path,
          wrong: 'must be named by digest',
          found,
          fix: 'write REPOSITORY@sha256:DIGEST, or add acceptImageTag: { reason: ... } to api',
        })),
};

const adopted: Rule<Draft> = {
  id: 'ADOPT-SUBSCRIPTION',
  why: 'The global stack uses one subscription. Terraform would look for the adopted resource there and not find it.',
  check: ({ adopt, subscriptionId }) =>
    (['cosmosAccountId', 'registryId'] as const).flatMap((key) => {
      const id = adopt?.[key];
      if (!id || !subscriptionId || id.split('/')[2] === subscriptionId.toLowerCase()) return [];
      return [
        {
          path: ['adopt', key],
          wrong: `must be in the subscription ${subscriptionId}`,
          found: id,
          fix: 'move the resource there first, or set subscriptionId to its subscription',
        },
      ];
    }),
};

const adoptedContainers: Rule<Draft> = {
  id: 'ADOPT-CONTAINERS',
  why: 'Terraform can import only the containers that this file describes; it would not manage one that is missing from cosmos.containers.',
  check: (draft) =>
    (draft.adopt?.cosmosContainers ?? []).flatMap((name, i) =>
      name === undefined || !draft.cosmos?.containers || Object.hasOwn(draft.cosmos.containers, name)
        ? []
        : [
            {
              path: ['adopt', 'cosmosContainers', i],
              wrong: 'is not among cosmos.containers',
              found: name,
              fix: 'describe it there, with its current partition key',
            },
          ],
    ),
};

const adoptedAccount: Rule<Draft> = {
  id: 'ADOPT-ACCOUNT',
  why: 'Containers are adopted together with the account that holds them.',
  check: ({ adopt }: Draft) =>
    adopt?.cosmosContainers && !('cosmosAccountId' in adopt)
      ? [
          {
            path: ['adopt', 'cosmosContainers'],
            wrong: 'needs cosmosAccountId as well',
            found: adopt.cosmosContainers,
            fix: 'add cosmosAccountId, or remove cosmosContainers',
          },
        ]
      : [],
};

const adoptedRestore: Rule<Draft> = {
  id: 'ADOPT-RESTORED',
  why: 'A restored account already has the database and its containers. Terraform would try to create those that are not adopted, and fail half-way. https://learn.microsoft.com/azure/cosmos-db/restore-account-continuous-backup',
  check: ({ adopt, cosmos }: Draft) => {
    if (!adopt?.restored) return [];
    const { cosmosAccountId, cosmosContainers: found } = adopt;
    const missing = Object.keys(cosmos?.containers ?? {}).filter((name) => !found?.includes(name));
    if (cosmosAccountId && missing.length === 0) return [];
    const path = ['adopt', 'restored'];
    const fix = 'add them; remove restored once the step is applied';
    return [
      cosmosAccountId
        ? { path, wrong: `needs ${missing.join(', ')} in cosmosContainers as well`, found, fix }
        : { path, wrong: 'needs cosmosAccountId and cosmosContainers as well', fix },
    ];
  },
};

const adoptedThroughput: Rule<Draft> = {
  id: 'ADOPT-THROUGHPUT',
  why: 'Whether a container shares the throughput of its database was decided when it was created; an adopted one keeps what it has, so a number here has no effect. https://learn.microsoft.com/azure/cosmos-db/set-throughput#set-throughput-on-a-database-and-a-container',
  check: ({ adopt, cosmos }) =>
    (adopt?.cosmosContainers ?? []).flatMap((name) => {
      const found = name === undefined ? undefined : cosmos?.containers?.[name]?.maxThroughput;
      if (name === undefined || found === undefined) return [];
      return [
        {
          path: ['cosmos', 'containers', name, 'maxThroughput'],
          wrong: 'has no effect: the container is adopted and keeps its throughput',
          found,
          fix: 'leave it out',
        },
      ];
    }),
};

const otherHealthPath: Rule<Draft> = {
  id: 'HEALTH-PATH-TWICE',
  why: 'While healthPath changes, otherHealthPath is the new path or the old one. The same path twice prepares nothing.',
  check: ({ api }) =>
    api?.otherHealthPath === undefined || api.otherHealthPath !== api.healthPath
      ? []
      : [
          {
            path: ['api', 'otherHealthPath'],
            wrong: 'is the same path as healthPath',
            found: api.otherHealthPath,
            fix: 'leave it out',
          },
        ],
};

export const apiRules: readonly Rule<Draft>[] = [
  imageByDigest,
  otherHealthPath,
  adopted,
  adoptedContainers,
  adoptedAccount,
  adoptedRestore,
  adoptedThroughput,
];
