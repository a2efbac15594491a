import type { Plugin } from 'vite';

/** What every Lucide icon has on its `svg` (`defaultAttributes` in Lucide's own build). */
const SVG =
  'xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" ' +
  'stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"';

const ICON = /@lucide\/svelte\/dist\/icons\/[^/]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

interface IconData {
  name: string;
  aliases?: string[];
  size: number;
  node: [tag: string, attributes: Record<string, string>][];
}

/**
 * Puts the markup an icon comes to in the place of the component that works it out each time it is
 * shown: an icon took half a millisecond, and every film of the library has two or three. An icon takes
 * a `class` and nothing else.
 */
export function stillIcons(): Plugin {
  return {
    name: 'still-icons',
    enforce: 'pre',
    transform(code, id) {
      if (!ICON.test(id)) return undefined;
      const data = DATA.exec(code)?.[1];
      if (data === undefined) throw new Error(`${id} is no icon as Lucide wrote them when this was written`);
      return { code: still(JSON.parse(data) as IconData), map: null };
    },
  };
}

function still({ name, aliases = [], size, node }: IconData): string {
  if (size !== 24) throw new Error(`the icon ${name} is drawn on ${String(size)} units, not 24`);
  const classes = ['lucide', ...[name, ...aliases].map((one) => `lucide-${one}`)].join(' ');
  const lines = node.map(([tag, attributes]) => {
    const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
    return `<${[tag, ...written].join(' ')} />`;
  });
  return `<script>let { class: given } = $props();</script>
<svg ${SVG} class={['${classes}', given]}>${lines.join('')}</svg>`;
}
