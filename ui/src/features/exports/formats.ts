import type { ExportFormat } from '../../lib/ipc/generated/ExportFormat';
import type { ExportOf } from '../../lib/ipc/generated/ExportOf';
import { m } from '../../lib/messages';

/** A format as the dialog offers it. */
export interface Format {
  value: ExportFormat;
  label: string;
  hint: string;
}

const WHOLE: readonly ExportFormat[] = ['archive', 'site', 'epub', 'markdown', 'html', 'text'];
const SOME: readonly ExportFormat[] = ['site', 'epub', 'markdown', 'html', 'text'];
const ONE: readonly ExportFormat[] = ['html', 'markdown', 'text'];

/** The formats that can hold what is exported, the likeliest first. */
export function formatsFor(of: ExportOf): Format[] {
  const formats = { journal: WHOLE, films: SOME, review: ONE }[of.kind];
  return formats.map((value) => ({ value, ...words(value, of.kind === 'review') }));
}

function words(format: ExportFormat, one: boolean): Omit<Format, 'value'> {
  switch (format) {
    case 'archive':
      return { label: m.export_as_archive(), hint: m.export_as_archive_hint() };
    case 'site':
      return { label: m.export_as_site(), hint: m.export_as_site_hint() };
    case 'epub':
      return { label: m.export_as_epub(), hint: m.export_as_epub_hint() };
    case 'markdown':
      return { label: m.export_as_markdown(), hint: one ? m.export_as_note_hint() : m.export_as_markdown_hint() };
    case 'html':
      return one
        ? { label: m.export_as_page(), hint: m.export_as_page_hint() }
        : { label: m.export_as_pages(), hint: m.export_as_pages_hint() };
    case 'text':
      return { label: m.export_as_text(), hint: one ? m.export_as_words_hint() : m.export_as_text_hint() };
  }
}

const EXTENSIONS: Partial<Record<ExportFormat, string>> = {
  archive: 'zip',
  epub: 'epub',
  html: 'html',
  text: 'txt',
};

/**
 * The extension of the one file an export is, or nothing for one that is a folder: several pages,
 * notes with their pictures, a site.
 */
export function extensionOf(format: ExportFormat, of: ExportOf): string | undefined {
  const several = of.kind !== 'review' && (format === 'html' || format === 'text');
  return several ? undefined : EXTENSIONS[format];
}
