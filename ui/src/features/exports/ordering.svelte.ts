import { call } from '../../lib/ipc/call';
import type { ExportFormat } from '../../lib/ipc/generated/ExportFormat';
import type { ExportOf } from '../../lib/ipc/generated/ExportOf';
import type { ExportOrder } from '../../lib/ipc/generated/ExportOrder';
import { m } from '../../lib/messages';
import { exporting } from './exporting.svelte';
import { extensionOf, formatsFor } from './formats';
import { Losing } from './losing.svelte';
import { Selection } from './selection.svelte';

/** What goes out, as what and where to, as it is being said; and what it would lose. */
export class Ordering {
  readonly selection: Selection;
  readonly losing = new Losing();
  /** The format that was chosen last. */
  chosen = $state<ExportFormat>();
  /** Where on the web a site will be. */
  address = $state('');
  readonly #given: () => ExportOf;
  readonly #name: () => string;

  /** `given` is what is exported as long as nothing else is said; `name` is for the file. */
  constructor(given: () => ExportOf, name: () => string) {
    this.#given = given;
    this.#name = name;
    this.selection = new Selection(given);
  }

  /** The formats that can hold it, by purpose. */
  readonly groups = $derived.by(() => formatsFor(this.#given(), this.selection.whole));

  // One that can no longer hold what is chosen gives way to the first that can.
  readonly format = $derived.by<ExportFormat>(() => {
    const formats = this.groups.flatMap((group) => group.formats);
    return formats.find(({ value }) => value === this.chosen)?.value ?? formats[0]?.value ?? 'html';
  });

  /** All of it, once enough is said. */
  readonly order = $derived.by<ExportOrder | undefined>(() => {
    const { of, ready, between } = this.selection;
    return of && ready ? { of, format: this.format, address: null, ...(between ? { between } : {}) } : undefined;
  });

  /** Asks where to, and writes it there. */
  async choose(): Promise<void> {
    const { order } = this;
    if (!order) return;
    const extension = extensionOf(order.format, order.of);
    const title = m.export_dialog();
    // A name may hold what no file's can; the person sees the rest and may change it.
    const name = `${this.#name().replace(/[/\\:*?"<>|]+/g, '-')}.${extension ?? ''}`;
    const to = extension ? await call('dialog_save', { title, name }) : await call('dialog_folder', { title });
    if (to) await exporting.run({ ...order, address: this.address.trim() || null }, to);
  }
}
