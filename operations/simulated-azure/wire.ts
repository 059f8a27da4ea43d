import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { UNKNOWN, Unknown, type Value } from './value';

/** Unknown values travel as extension 0, or 12 where Terraform knows something about the result (https://github.com/zclconf/go-cty/blob/main/cty/msgpack/unknown.go). */
const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: 0,
  encode: (value) => (value instanceof Unknown ? new Uint8Array(1) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: 12, encode: () => null, decode: () => UNKNOWN });

export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

export function fromWire(value: DynamicValue | null): Value {
  if (value?.msgpack?.length) return decode(value.msgpack, { extensionCodec }) as Value;
  if (value?.json?.length) return JSON.parse(Buffer.from(value.json).toString()) as Value;
  return null;
}

export const toWire = (value: Value): DynamicValue => ({ msgpack: encode(value, { extensionCodec }) });
