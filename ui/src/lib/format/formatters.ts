import { locale } from './locale';

/**
 * The formatters of one kind, each made once for a language and its options: a webview takes a hundred
 * times as long to make one as to write a number with it, and a screen has hundreds of numbers.
 */
function kept<Options, Formatter>(
  Kind: new (language: string, options: Options) => Formatter,
): (options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (options) => {
    const language = locale();
    const name = language + JSON.stringify(options);
    let formatter = made.get(name);
    if (!formatter) {
      formatter = new Kind(language, options);
      made.set(name, formatter);
    }
    return formatter;
  };
}

export const numbers = kept<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
export const calendars = kept<Intl.DateTimeFormatOptions & { timeZone: string }, Intl.DateTimeFormat>(
  Intl.DateTimeFormat,
);
export const relatives = kept<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(Intl.RelativeTimeFormat);
export const rows = kept<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);
export const orders = kept<Intl.CollatorOptions, Intl.Collator>(Intl.Collator);
export const plurals = kept<Intl.PluralRulesOptions, Intl.PluralRules>(Intl.PluralRules);
