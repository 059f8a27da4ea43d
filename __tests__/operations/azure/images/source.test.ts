import {
  deployedTag,
  type ImageSource,
  imageOf,
  parseSource,
} from '../../../../operations/azure/images/source';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const ID =
  '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/builds';

test.each<[string, Omit<ImageSource, 'digest'>]>([
  ['contoso/api', { repository: 'contoso/api' }],
  ['builds.azurecr.io/contoso/api', { registry: { host: 'builds.azurecr.io' }, repository: 'contoso/api' }],
  ['localhost:5000/api', { registry: { host: 'localhost:5000' }, repository: 'api' }],
  ['docker.io/library/nginx', { registry: { host: 'docker.io' }, repository: 'library/nginx' }],
  [`${ID}/contoso/api`, { registry: { id: ID }, repository: 'contoso/api' }],
])('%s', (place, source) => {
  expect(parseSource(`${place}@${DIGEST}`)).toEqual({ ...source, digest: DIGEST });
});

test.each([
  [
    'builds.azurecr.io/contoso/api:v1',
    'SOURCE: must name a digest, because Azure Resource Manager does not know the digest of a tag; found builds.azurecr.io/contoso/api:v1; use the digest that the build printed or, from where the registry can be reached, run az acr repository show --name REGISTRY --image contoso/api:v1 --query digest',
  ],
  [
    'contoso/api',
    'SOURCE: must name a digest, because Azure Resource Manager does not know the digest of a tag; found contoso/api; ',
  ],
  [`${ID}/contoso/api:v1`, '--image contoso/api:v1 --query digest'],
  [
    'contoso/api@sha256:short',
    'SOURCE: must be [REGISTRY/]REPOSITORY@sha256:DIGEST; found contoso/api@sha256:short; see docs/images.md',
  ],
  [`Contoso/API@${DIGEST}`, 'SOURCE: must be [REGISTRY/]REPOSITORY@sha256:DIGEST; found Contoso/API@'],
  ['', 'SOURCE: must be [REGISTRY/]REPOSITORY@sha256:DIGEST; found ; '],
])('refuses "%s"', (text, said) => {
  expect(() => parseSource(text)).toThrow(said);
});

test('the image and the tag', () => {
  const source = parseSource(`builds.azurecr.io/contoso/api@${DIGEST}`);
  expect(imageOf(source)).toBe(`contoso/api@${DIGEST}`);
  expect(deployedTag(source.digest)).toBe(`deployed-${'0123456789abcdef'.repeat(4)}`);
});
