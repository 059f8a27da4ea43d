import { hazard } from '../../hazard';
import type { PlannedOutput } from '../../plan/plan';
import { leavesOf, UNKNOWN } from '../../plan/values';
import { isSensitiveAt, sensitiveTexts } from '../../sensitive';

export const secretOutput = hazard({
  id: 'SECRET-OUTPUT',
  why: 'Every apply prints an output that is not marked sensitive, in CI logs too, and every stack that reads the state can read it.',
  link: 'https://developer.hashicorp.com/terraform/language/values/outputs#sensitive-suppressing-values-in-cli-output',
  remedy:
    'remove the output and let its reader fetch the secret itself, or at least mark it as sensitive; replace a secret that was printed',
  see: ({ plans }) =>
    plans.flatMap((plan) => {
      const secrets = [...sensitiveTexts(plan)];
      return plan.outputs.flatMap((output) => {
        const found = secretIn(output, secrets);
        const address = `output.${output.name}`;
        return found ? [{ stack: plan.stack, address, wrong: 'would publish a secret', found }] : [];
      });
    }),
});

/** Why it looks like a secret; never the secret itself. */
function secretIn(output: PlannedOutput, secrets: readonly string[]): string | undefined {
  if (output.action === 'delete' || output.sensitiveAfter === true) return undefined;
  const open = leavesOf(output.after).filter(({ path }) => !isSensitiveAt(output.sensitiveAfter, path));
  const texts = open.flatMap(({ value }) => (typeof value === 'string' ? [value, decoded(value)] : []));
  if (texts.some((text) => secrets.some((secret) => text.includes(secret))))
    return 'a value that is marked as sensitive elsewhere';
  if (texts.some((text) => FORMS.test(text))) return 'a value that looks like a secret';
  const isOpen = open.some(({ value }) => value === UNKNOWN);
  return isOpen
    ? output.references.find((one) => SECRET_ATTRIBUTES.test(one) || isWhole(one, output.references))
    : undefined;
}

/** The decoded text, if it is base64; any other text decodes to nothing that is searched for. */
const decoded = (text: string): string => Buffer.from(text, 'base64').toString();

/** A resource with all of its attributes: beside one of them, Terraform names the resource too. */
const isWhole = (reference: string, all: readonly string[]): boolean =>
  /^(azurerm|azuread|random)_\w+\.\w+(\[[^\]]*\])?$/.test(reference) &&
  !all.some((other) => other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`));

/** Connection strings, shared access signatures, private keys, tokens. */
const FORMS =
  /(Account|SharedAccess)Key=|[?&;]sig=[\w%+/=-]{20}|SharedAccessSignature|-----BEGIN [A-Z ]*PRIVATE KEY|(Password|pwd)=[^;]{4}|^eyJ[\w-]+\.eyJ[\w-]+\./i;

/** Of resources that do not exist yet, whose values cannot be compared. */
const SECRET_ATTRIBUTES =
  /\.(primary|secondary)_\w*(key|string|access_key|connection_string)$|\.\w*(password|secret_value|client_secret|connection_string|instrumentation_key|private_key\w*|access_key)$|\.site_credential(\[\d+\])?$|^random_password\.\w+\.result$|^azuread_\w+_password\.\w+\.value$|^azurerm_key_vault_secret\.\w+\.value$/;
