/** Building blocks of the schema. A message has two lines: what is wrong, and how to fix it. */
import { z } from 'zod';
import { DURATION, seconds } from '../units';

export const says = (wrong: string, fix: string): string => `${wrong}\n${fix}`;

/** An object that knows all its keys: an unknown one is an error that lists them. */
export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code === 'unrecognized_keys') return says('is not a known key', `known here: ${keys}`);
      return input === undefined ? says('must be a mapping', `its keys are ${keys}`) : undefined;
    },
  });
};

export const text = (pattern: RegExp, wrong: string, fix: string) =>
  z.string(says(wrong, fix)).regex(pattern, says(wrong, fix));

export const oneOf = <const Values extends readonly string[]>(values: Values, noun: string) =>
  z.enum(values, says(`must be ${noun}`, `one of ${values.join(', ')}`));

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

export const whole = (min: number, max: number, meaning: string) => {
  const error = ({ input }: { readonly input?: unknown }) => {
    const isQuoted = typeof input === 'string' && /^\d+$/.test(input);
    const hint = isQuoted ? 'write it without quotes; ' : '';
    return says(`must be a whole number from ${min} to ${max}`, `${hint}it stands for ${meaning}`);
  };
  return z.int({ error }).min(min, { error }).max(max, { error }).describe(sentence(meaning));
};

/** Seconds: DNS (RFC 2181, 8) and Cosmos DB both hold a time to live in 31 bits. */
const MAX_SECONDS = 2 ** 31 - 1;

/** Text like `2d`; seconds after the loader, and text again in the canonical form. */
export const duration = z
  .codec(
    text(DURATION, 'must be a duration', 'write it like 2d, 12h, 5m or 300s').refine(
      (value) => !DURATION.test(value) || seconds(value) <= MAX_SECONDS,
      says('is too long a duration', `at most ${Math.floor(MAX_SECONDS / 86_400)}d`),
    ),
    z.number(),
    { decode: seconds, encode: (value) => `${value}s` },
  )
  .meta({ title: 'duration, like 2d, 12h, 5m or 300s' });

/** https://www.rfc-editor.org/rfc/rfc1123#section-2.1, in lower case */
const LABEL = '(?!-)[a-z0-9-]{1,63}(?<!-)';
export const HOSTNAME = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})+$`);

export const hostname = text(
  HOSTNAME,
  'must be a host name in lower case',
  'write it like api.contososhoes.com',
).meta({ title: 'host name' });

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/vendor/github.com/hashicorp/go-azure-helpers/resourcemanager/resourcegroups/validate.go */
export const RESOURCE_GROUP = '[\\w.()-]{1,90}(?<!\\.)';

/** In this registry. Whether a tag will do, a rule says. */
export const imageReference = text(
  /^[a-z0-9]+(?:[._/-][a-z0-9]+)*(?::[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/,
  'must be REPOSITORY@sha256:DIGEST',
  'write the repository without the host of the registry, and the digest that `az acr repository show` prints',
);

export const emailAddress = z
  .email(says('must be an e-mail address', 'write it like oncall@contososhoes.com'))
  .meta({ title: 'e-mail address' });

export const guid = z
  .guid(
    says(
      'must be a GUID',
      'copy it from `az account show` (id for the subscription, tenantId for the tenant)',
    ),
  )
  .meta({ title: 'GUID' });

/**
 * A weaker choice than the default must say why; the reason becomes a tag. azurerm counts the 256 characters of a
 * tag's value in bytes.
 */
const REASON: readonly [string, string] = [
  'must be a reason of 10 to 256 characters on one line',
  'say why this is acceptable, for whoever reads the tag during an outage',
];
export const reason = text(/^(?!\s)[ -~\u00a0-\uffff]{10,256}(?<!\s)$/, ...REASON)
  .refine((given) => Buffer.byteLength(given) <= 256, says(...REASON))
  .meta({
    description: 'Why this is acceptable, in 10 to 256 characters, for whoever reads it during an outage.',
  });
export const accept = strict({ reason }).meta({
  description: 'A choice that weakens safety; its reason ends up in a tag.',
});
