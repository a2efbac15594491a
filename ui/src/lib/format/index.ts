/** How dates, numbers and lists are written. Everything goes through `Intl` and the catalogue. */
export { ago, dateParts, type DateParts, instant, monthName, monthOf, timeOf, watchedOn, weekday } from './dates';
export { byName, names } from './lists';
export { bytes, count, ordinal, score } from './numbers';
