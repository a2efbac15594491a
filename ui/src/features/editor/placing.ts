import type { Still } from '../../lib/ipc/generated/Still';

/** How wide a still stands in the text. */
export const LAYOUTS = ['inset', 'wide', 'bleed', 'pair'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A still as a text places it, and where its caption stands in that. */
export function placed(still: Pick<Still, 'name' | 'caption'>, layout: Layout = 'inset'): { text: string; caption: { from: number; to: number } } {
  const tail = layout === 'inset' ? '' : `{${layout}}`;
  return {
    text: `![${still.caption}](still:${still.name})${tail}`,
    caption: { from: 2, to: 2 + still.caption.length },
  };
}

/** The places of a still in a text: `![…](still:NAME){…}`. A caption may hold brackets of its own. */
function places(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(!\[(?:[^\[\]]|\[[^\]]*\])*\]\(still:${literal}\))(?:\{([a-z]+)\})?`, 'gu');
}

/** How a text shows a still; nothing where it does not. */
export function layoutIn(body: string, name: string): Layout | undefined {
  const found = places(name).exec(body);
  if (!found) return undefined;
  return LAYOUTS.find((layout) => layout === found[2]) ?? 'inset';
}

/** The text with a still shown otherwise, wherever it stands. */
export function relaid(body: string, name: string, layout: Layout): string {
  return body.replace(places(name), (_, still: string) => (layout === 'inset' ? still : `${still}{${layout}}`));
}
