/** The diagram, drawn by Graphviz. */
import { instance } from '@viz-js/viz';
import { type Html, trusted } from '../html';
import { withAlikeTogether } from './alike';
import { type Direction, dotOf } from './dot';
import type { Diagram } from './model';

export type Draw = (diagram: Diagram, about: About) => Html;

interface About {
  /** Begins the ids in the picture. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly direction: Direction;
  /** The largest number of stamps that get a box each. */
  readonly stamps: number;
}

/** Graphviz is WebAssembly, which has to be loaded first. */
export async function diagramDrawer(): Promise<Draw> {
  const graphviz = await instance();
  return (diagram, { id, title, description, direction, stamps }) => {
    const drawn = graphviz.renderString(dotOf(withAlikeTogether(diagram, stamps), direction), {
      format: 'svg',
    });
    return trusted(
      drawn
        .slice(drawn.indexOf('<svg'))
        .replaceAll(/<title>.*?<\/title>|<!--[\s\S]*?-->|<g id="a_[^"]*">|xmlns:xlink="[^"]*"/g, '')
        .replaceAll(/ id="[^"]*"/g, '')
        .replaceAll(/ (?:fill|stroke|font-family|font-size)="[^"]*"/g, '')
        .replace(
          /<svg width="(\d+)pt" height="(\d+)pt"/,
          '<svg class="diagram" role="img" style="max-width:$1px"',
        )
        .replace(
          '>',
          ` aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>`,
        ),
    );
  };
}
