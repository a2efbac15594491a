import { getLocale } from '../messages/generated/runtime.js';

/**
 * The language numbers and dates are written in: the catalogue's, in the reader's own region where
 * the system names one (so that English dates read '2 November 2025' in Britain).
 */
export function locale(): string {
  const language = getLocale();
  return navigator.languages.find((own) => own.split('-')[0] === language && own !== 'en') ?? regional(language);
}

function regional(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
