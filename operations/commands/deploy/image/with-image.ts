import { editYaml, isMapping, put, valueIn } from '../../../dns/yaml-edit';

/** The keys of `api` that name an image. */
export type ImageKey = 'image' | 'candidate';

/** The text of a valid regions.yaml with another image; every other byte stays as it is. */
export const withImage = (text: string, image: string, key: ImageKey): string =>
  editYaml(text, (root, lineEnd) => {
    const api = valueIn(root, 'api');
    if (!isMapping(api)) throw new Error('regions.yaml must be checked before an image is written into it');
    put(api, key, image, lineEnd);
  });
