import Bold from '@lucide/svelte/icons/bold';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Heading from '@lucide/svelte/icons/heading';
import Image from '@lucide/svelte/icons/image';
import Italic from '@lucide/svelte/icons/italic';
import Link from '@lucide/svelte/icons/link';
import Quote from '@lucide/svelte/icons/quote';
import Superscript from '@lucide/svelte/icons/superscript';

import type { KeyName } from '../../app/keymap';
import { m } from '../../lib/messages';
import { around, footnote, heading, link, quote } from './marks';

/** What can be done to the words being written: the buttons above them, and the keys. */
export const FORMATS = [
  { key: 'editor.heading', icon: Heading, label: m.format_heading, change: heading },
  { key: 'editor.emphasis', icon: Italic, label: m.format_emphasis, change: (state) => around(state, '*') },
  { key: 'editor.strong', icon: Bold, label: m.format_strong, change: (state) => around(state, '**') },
  { key: 'editor.quote', icon: Quote, label: m.format_quote, change: quote },
  { key: 'editor.link', icon: Link, label: m.format_link, change: link },
  { key: 'editor.spoiler', icon: EyeOff, label: m.format_spoiler, change: (state) => around(state, '||') },
  { key: 'editor.footnote', icon: Superscript, label: m.format_footnote, change: footnote },
] as const satisfies readonly {
  key: KeyName;
  icon: typeof Bold;
  label: () => string;
  change: typeof heading;
}[];

export const STILL = { key: 'editor.still', icon: Image, label: m.format_still } as const satisfies { key: KeyName; icon: typeof Bold; label: () => string };
