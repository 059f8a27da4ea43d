import { UsageError } from '../../cli/exit';

/** Where an image comes from. */
export interface ImageSource {
  /** A registry by its resource id or its host; undefined is the system's own. */
  readonly registry?: { readonly id: string } | { readonly host: string };
  readonly repository: string;
  /** `sha256:` and 64 digits. */
  readonly digest: string;
}

const REGISTRY_ID =
  /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/]+)\/(.+)$/i;
/** A first part with a dot or a port, which Docker takes for a host. */
const HOST = /^([a-z0-9.-]+(?:\.[a-z0-9-]+|:\d+))\/(.+)$/i;
const IMAGE = /^([a-z0-9]+(?:[._/-][a-z0-9]+)*)@(sha256:[0-9a-f]{64})$/;
const TAGGED = /^[a-z0-9._/-]+(?::[\w.-]+)?$/;

/** @throws UsageError if the text names no digest. */
export function parseSource(text: string): ImageSource {
  const [, id, ofId] = REGISTRY_ID.exec(text) ?? [];
  const [, host, ofHost] = (id ? undefined : HOST.exec(text)) ?? [];
  const image = ofId ?? ofHost ?? text;
  const [, repository, digest] = IMAGE.exec(image) ?? [];
  if (!repository || !digest) throw new UsageError(`SOURCE: ${problemOf(image, text)}`);
  return { ...(id && { registry: { id } }), ...(host && { registry: { host } }), repository, digest };
}

/** Only the registry's own address knows the digest of a tag, and it may be closed. */
function problemOf(image: string, text: string): string {
  if (!TAGGED.test(image)) {
    return `must be [REGISTRY/]REPOSITORY@sha256:DIGEST; found ${text}; see docs/images.md`;
  }
  const tagged = image.includes(':') ? image : `${image}:TAG`;
  const show = `az acr repository show --name REGISTRY --image ${tagged} --query digest`;
  return `must name a digest, because Azure Resource Manager does not know the digest of a tag; found ${text}; use the digest that the build printed or, from where the registry can be reached, run ${show}`;
}

/** The name as in the file, and as in every registry. */
export const imageOf = ({ repository, digest }: ImageSource): string => `${repository}@${digest}`;

/**
 * A tag for each digest, because clean-ups delete untagged images. It has all 64 digits, because an import moves a tag,
 * and two digests with the same beginning would take it from each other. Azure allows 128 characters.
 */
export const deployedTag = (digest: string): string => `deployed-${digest.slice('sha256:'.length)}`;
