import { instance } from '@viz-js/viz';

/** A graph in the language of Graphviz as a picture, laid out without a browser. */
export async function renderGraphSvg(dot: string): Promise<string> {
  const graphviz = await instance();
  return graphviz.renderString(dot, { format: 'svg' });
}
