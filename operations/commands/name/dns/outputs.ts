import { z } from 'zod';
import type { Known } from '../../../../topology/migration/manual-steps';
import { UsageError } from '../../../cli/exit';
import { readText } from '../../../cli/files';

/** The options of every subcommand. */
export interface DnsOptions {
  readonly outputs?: string;
  readonly json?: true;
}

/** The output `known` of dns-migration; empty until it is deployed. */
type Outputs = Partial<Known & { readonly clientId: string }>;

const knownSchema = z.object({
  known: z.object({
    value: z
      .object({
        nameServers: z.string(),
        endpoint: z.string(),
        validationToken: z.string(),
        verificationId: z.string(),
        clientId: z.string(),
      })
      .partial(),
  }),
});

/** Reads what `terraform output -json` printed for dns-migration. */
export function readOutputs(folder: string, file: string | undefined): Outputs {
  if (file === undefined) return {};
  const parsed = knownSchema.safeParse(parseJson(readText(folder, file)));
  if (parsed.success) return parsed.data.known.value;
  throw new UsageError(
    `${file}: has no output "known"; write the file with terraform -chdir=cdktf.out/stacks/dns-migration output -json`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For the steps by hand: unknown values are described in words. */
export const known = (outputs: Outputs): Known => ({
  nameServers: outputs.nameServers ?? '(name servers of the zone)',
  endpoint: outputs.endpoint ?? '(host name of the endpoint)',
  validationToken: outputs.validationToken ?? '(validation token)',
  verificationId: outputs.verificationId ?? '(verification id)',
});
