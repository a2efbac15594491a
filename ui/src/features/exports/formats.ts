import type { ExportFormat } from '../../lib/ipc/generated/ExportFormat';
import type { ExportOf } from '../../lib/ipc/generated/ExportOf';
import { m } from '../../lib/messages';

/** A format as the dialog offers it. */
export interface Format {
  value: ExportFormat;
  label: string;
  hint: string;
}

/** Formats of one purpose. */
export interface FormatGroup {
  label: string;
  formats: Format[];
}

const MANY: readonly ExportFormat[] = ['archive', 'site', 'epub', 'markdown', 'html', 'text'];
const ONE: readonly ExportFormat[] = ['html', 'markdown', 'text'];

const APPS: readonly ExportFormat[] = ['letterboxd', 'imdb', 'trakt', 'movary', 'yamtrack', 'tellico'];
const DATA: readonly ExportFormat[] = ['csv', 'csvSafe', 'json', 'jsonl'];

/** The formats that can hold what is exported, the likeliest of each purpose first. */
export function formatsFor(of: ExportOf, whole: boolean): FormatGroup[] {
  const one = of.kind === 'review';
  const group = (label: string, formats: readonly ExportFormat[]) => ({
    label,
    formats: formats.map((value) => ({ value, ...words(value, one, whole) })),
  });
  if (one) return [group(m.export_group_keeping(), ONE)];
  return [
    group(m.export_group_keeping(), MANY),
    group(m.export_group_apps(), APPS),
    group(m.export_group_data(), whole ? [...DATA, 'sqlite'] : DATA),
  ];
}

function words(format: ExportFormat, one: boolean, whole: boolean): Omit<Format, 'value'> {
  switch (format) {
    case 'archive':
      return { label: m.export_as_archive(), hint: whole ? m.export_as_archive_hint() : m.export_as_archive_part_hint() };
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
    case 'letterboxd':
      return { label: m.export_as_letterboxd(), hint: m.export_as_letterboxd_hint() };
    case 'imdb':
      return { label: m.export_as_imdb(), hint: m.export_as_imdb_hint() };
    case 'trakt':
      return { label: m.export_as_trakt(), hint: m.export_as_trakt_hint() };
    case 'movary':
      return { label: m.export_as_movary(), hint: m.export_as_movary_hint() };
    case 'yamtrack':
      return { label: m.export_as_yamtrack(), hint: m.export_as_yamtrack_hint() };
    case 'tellico':
      return { label: m.export_as_tellico(), hint: m.export_as_tellico_hint() };
    case 'csv':
      return { label: m.export_as_csv(), hint: m.export_as_csv_hint() };
    case 'csvSafe':
      return { label: m.export_as_csv_safe(), hint: m.export_as_csv_safe_hint() };
    case 'json':
      return { label: m.export_as_json(), hint: m.export_as_json_hint() };
    case 'jsonl':
      return { label: m.export_as_jsonl(), hint: m.export_as_jsonl_hint() };
    case 'sqlite':
      return { label: m.export_as_sqlite(), hint: m.export_as_sqlite_hint() };
  }
}

const EXTENSIONS: Partial<Record<ExportFormat, string>> = {
  archive: 'zip',
  epub: 'epub',
  html: 'html',
  text: 'txt',
  imdb: 'csv',
  trakt: 'csv',
  yamtrack: 'csv',
  tellico: 'xml',
  csv: 'csv',
  csvSafe: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  sqlite: 'sqlite',
};

/**
 * The extension of the one file an export is, or nothing for one that is a folder: several pages,
 * notes with their pictures, a site, a product's several files.
 */
export function extensionOf(format: ExportFormat, of: ExportOf): string | undefined {
  const several = of.kind !== 'review' && (format === 'html' || format === 'text');
  return several ? undefined : EXTENSIONS[format];
}
