import { isMap, parseDocument } from 'yaml';
import { apply, put } from '../../../dns/yaml-edit';

/** A valid regions.yaml that names another image; all else keeps every byte. */
export function withImage(text: string, image: string): string {
  const api = parseDocument(text).get('api', true);
  if (!isMap(api)) throw new Error('regions.yaml must be checked before an image is written into it');
  return apply([put(text, api, 'image', image)], text);
}
