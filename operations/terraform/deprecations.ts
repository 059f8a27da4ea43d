// biome-ignore-all lint/style/noRestrictedGlobals: a switch of Node that is only there
/**
 * Runs `work` without Node's deprecation warnings: CDKTF calls `util.isArray`, about which Node 22 and newer warn
 * (https://nodejs.org/api/deprecations.html#DEP0044), and as it is archived (ADR 1) nobody will change that.
 */
export function withoutDeprecations<T>(work: () => T): T {
  const { noDeprecation = false } = process;
  process.noDeprecation = true;
  try {
    return work();
  } finally {
    process.noDeprecation = noDeprecation;
  }
}
