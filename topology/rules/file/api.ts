import type { Rule } from '../rule';
import type { Draft } from './draft';

const imageByDigest: Rule<Draft> = {
  id: 'IMAGE-TAG',
  why: 'A registry replica gets a new tag minutes later than its home region; a digest is either there whole or not at all, and all regions run the same bytes. https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication',
  check: ({ api }) =>
    api?.image === undefined || api.image.includes('@sha256:') || api.acceptImageTag
      ? []
      : [
          {
            path: ['api', 'image'],
            wrong: 'must be named by digest',
            found: api.image,
            fix: 'write REPOSITORY@sha256:DIGEST, or add acceptImageTag: { reason: ... }',
          },
        ],
};

const adopted: Rule<Draft> = {
  id: 'ADOPT-SUBSCRIPTION',
  why: 'The global stack works in one subscription; Terraform would look for the adopted resource there and not find it.',
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
  why: 'Only what this file describes can be imported: a container that it does not list would be forgotten.',
  check: (draft) =>
    (draft.adopt?.cosmosContainers ?? []).flatMap((name, i) =>
      name === undefined || !draft.cosmos?.containers || Object.hasOwn(draft.cosmos.containers, name)
        ? []
        : [
            {
              path: ['adopt', 'cosmosContainers', i],
              wrong: 'is not among cosmos.containers',
              found: name,
              fix: 'describe it there, with its present partition key',
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
            wrong: 'needs cosmosAccountId beside it',
            found: adopt.cosmosContainers,
            fix: 'name the account, or leave the containers out',
          },
        ]
      : [],
};

export const apiRules: readonly Rule<Draft>[] = [imageByDigest, adopted, adoptedContainers, adoptedAccount];
