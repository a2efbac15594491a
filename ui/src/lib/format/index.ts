/** How dates, numbers and lists are written. Everything goes through `Intl` and the catalogue. */
export {
  ago,
  dateParts,
  type DateParts,
  instant,
  monthName,
  monthOf,
  timeOf,
  watchedOn,
  watchedOnDay,
  weekday,
  weekdayName,
} from './dates';
export { byName, nameParts, names } from './lists';
export { bytes, count, gained, ordinal, percent, score, unit } from './numbers';
