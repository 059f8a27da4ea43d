import { editYaml, isMapping, put, valueIn } from '../../../dns/yaml-edit';

/** What of `api` names an image. */
export type ImageKey = 'image' | 'candidate';

/** A valid regions.yaml that names another image; all else keeps every byte. */
export const withImage = (text: string, image: string, key: ImageKey): string =>
  editYaml(text, (root, lineEnd) => {
    const api = valueIn(root, 'api');
    if (!isMapping(api)) throw new Error('regions.yaml must be checked before an image is written into it');
    put(api, key, image, lineEnd);
  });
