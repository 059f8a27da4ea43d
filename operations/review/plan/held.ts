import type { Held } from './plan';
import type { ModuleShape } from './shape';
import type { Values } from './values';

/** The managed resources of a state, in all modules. */
export const heldIn = (module: ModuleShape | null | undefined): readonly Held[] =>
  module
    ? [
        ...(module.resources ?? [])
          .filter(({ mode }) => mode === 'managed')
          .map(({ address, type, values, sensitive_values }) => ({
            address,
            type,
            values: (values ?? {}) as Values,
            sensitive: sensitive_values,
          })),
        ...(module.child_modules ?? []).flatMap(heldIn),
      ]
    : [];
