//! Reads what Trakt exports: one ZIP of JSON files, at its root or in one folder, or a single such
//! file. A long list is cut into pages, `watched-history-1.json` and so on, and what Trakt failed to
//! put in is told in `_errors.json`.

mod entry;
mod files;
mod lists;
mod moments;
mod parts;
mod texts;
mod zip;

use super::emit::Emit;
use super::json::{self, Entry, Shape, each_entry, read_as};
use super::listing::list_name;
use super::reading::{ImportAsks, Reading};
use super::whole_file::Json;
use crate::imports::Refused;
use crate::imports::foreign::{ForeignList, Says};
use entry::TraktEntry;
pub(super) use files::JSONS;
use lists::TraktLists;
pub(super) use moments::Moments;
use parts::Part;
pub(super) use zip::of_zip;

/// The name by which the journal and the command line know this source.
const SOURCE: &str = "trakt";

const ASKS: ImportAsks = ImportAsks { time_zone: true, ..ImportAsks::NOTHING };

/// What is known of an export while its files are read.
struct Context<'r> {
    reading: &'r Reading,
    moments: Moments,
    lists: TraktLists,
}

impl<'r> Context<'r> {
    fn new(reading: &'r Reading) -> Self {
        Self { reading, moments: Moments::default(), lists: TraktLists::default() }
    }
}

/// Reads one file of an export; answers whether more is wanted.
fn read_part(
    part: &Part,
    text: &str,
    context: &mut Context<'_>,
    emit: &mut Emit<'_>,
) -> Result<bool, Refused> {
    if let Part::LeftOut(why) = part
        && text.trim_start().starts_with('{')
    {
        return Ok(emit.at(1, super::lines::cut(text), Says::LeftOut(why)));
    }
    if *part == Part::Errors {
        return parts::errors(text, emit);
    }
    let list = match part {
        Part::List { id, slug } => Some(context.lists.of(id, slug)),
        Part::Favourites => Some(context.lists.favourites()),
        Part::Films(_) => {
            let name = list_name(context.reading, &emit.stem(), SOURCE);
            Some(ForeignList { name, ..ForeignList::default() }.into())
        }
        _ => None,
    };
    each_entry(text, &mut |entry: Entry<'_>| {
        let says = match part {
            Part::LeftOut(why) => Ok(Says::LeftOut(why)),
            Part::Lists => context.lists.read(entry.raw, context.reading),
            _ => read_as::<TraktEntry>(entry.raw).and_then(|read| match read.film()? {
                Err(why) => Ok(Says::LeftOut(why)),
                Ok(film) => match part {
                    Part::History => read.play(film, context),
                    Part::Watched { alone: true } => read.last_play(film, context),
                    Part::Watched { alone: false } => Ok(Says::Seen(film, None)),
                    Part::Ratings => read.rating(film, context.reading),
                    Part::Watchlist => read.wanted(film, context.reading),
                    Part::Collection => Ok(Says::Film(Box::new(film))),
                    Part::Comments => texts::comment(&read, film, context),
                    Part::Notes => texts::note(&read, film, context.reading),
                    Part::Films(Some(are)) => {
                        let list = list.clone().unwrap_or_default();
                        Ok(read.one_of_many(film, *are, list, context.reading))
                    }
                    Part::List { .. } | Part::Favourites | Part::Films(None) => {
                        let list = list.clone().unwrap_or_default();
                        Ok(read.listed(film, list, *part == Part::Favourites))
                    }
                    Part::LeftOut(why) => Ok(Says::LeftOut(why)),
                    Part::Lists | Part::Errors => Ok(Says::LeftOut("It tells of no film.")),
                },
            }),
        };
        json::emit(emit, entry, says)
    })
}
