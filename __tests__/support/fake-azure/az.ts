/** The Azure CLI, as far as a sign-in needs it. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that is signed in with this token, to this tenant only; without one: to none. */
export function fakeAz(signedIn?: { readonly tenantId: string; readonly token: string }): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'fake-az-'));
  const answer = { accessToken: signedIn?.token, expires_on: 4_000_000_000, tokenType: 'Bearer' };
  const file = join(folder, 'az');
  writeFileSync(
    file,
    `#!/bin/sh
case "$*" in
  "account get-access-token "*"--tenant ${signedIn?.tenantId ?? 'of nobody'}"*) echo '${JSON.stringify(answer)}' ;;
  *) echo "ERROR: Please run 'az login' to setup account." >&2; exit 1 ;;
esac
`,
  );
  chmodSync(file, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
