//! What Ryot exports: one object a work, with every time it was seen, what was written about it and
//! the collections it is in. Each of these is a row of its own.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::emit::Emit;
use super::entry_keys::EntryKeys;
use super::instants::{logged_on, watched_on};
use super::json::{self, Entry, Loose, Shape, each_entry, read_as};
use super::lines::Lines;
use super::reading::{ImportAsks, Reading};
use super::values::{imdb_id, numbered, score_of, title, tmdb_id};
use super::whole_file::Json;
use crate::imports::Refused;
use crate::imports::foreign::{
    ForeignFilm, ForeignList, ForeignListed, ForeignReview, ForeignText, ForeignViewing, Says,
};

pub(super) const JSON: Json = Json {
    source: "ryot",
    fits: is_ryots,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    read,
};

/// More rows than this one work has not.
const MOST: usize = 10_000;

fn is_ryots(shape: &Shape) -> bool {
    ["metadata[]", "media[]", "[]"].iter().any(|at| {
        shape.has(&[&format!("{at}.lot"), &format!("{at}.identifier")])
            && shape.has_any(&[&format!("{at}.seen_history"), &format!("{at}.reviews")])
    })
}

#[derive(Debug, Deserialize)]
struct RyotItem<'t> {
    #[serde(default)]
    lot: Loose,
    #[serde(default)]
    source: Loose,
    #[serde(default)]
    identifier: Loose,
    /// The title, in spite of its name.
    #[serde(default)]
    source_id: Loose,
    #[serde(default)]
    title: Loose,
    #[serde(borrow, default)]
    seen_history: Option<Vec<&'t RawValue>>,
    #[serde(borrow, default)]
    reviews: Option<Vec<&'t RawValue>>,
    #[serde(borrow, default)]
    collections: Option<Vec<&'t RawValue>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Seen {
    started_on: Loose,
    ended_on: Loose,
    state: Loose,
    progress: Loose,
    providers_consumed_on: Option<Vec<Loose>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reviewed {
    rating: Loose,
    review: Option<Words>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Words {
    date: Loose,
    text: Loose,
    spoiler: Loose,
    visibility: Loose,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Collected {
    #[serde(alias = "name")]
    collection_name: Loose,
}

fn read(text: &str, reading: &Reading, emit: &mut Emit<'_>) -> Result<bool, Refused> {
    let mut reader = Reader { reading, keys: EntryKeys::default() };
    each_entry(text, &mut |entry| match entry.key {
        "metadata" | "media" | "" => reader.item(entry, emit),
        _ => json::emit(emit, entry, Ok(Says::LeftOut("This is of no film."))),
    })
}

struct Reader<'r> {
    reading: &'r Reading,
    keys: EntryKeys,
}

impl Reader<'_> {
    fn item(&mut self, entry: Entry<'_>, emit: &mut Emit<'_>) -> bool {
        let item = match read_as::<RyotItem<'_>>(entry.raw) {
            Ok(item) => item,
            Err(why) => return json::emit(emit, entry, Err(why)),
        };
        let film = match film(&item) {
            Ok(Ok(film)) => film,
            Ok(Err(why)) => return json::emit(emit, entry, Ok(Says::LeftOut(why))),
            Err(why) => return json::emit(emit, entry, Err(why)),
        };
        let [seen, reviews, collections] =
            [item.seen_history, item.reviews, item.collections].map(Option::unwrap_or_default);
        let rows = seen.len() + reviews.len() + collections.len();
        if rows > MOST {
            let why = format!("This work has more than {MOST} entries.");
            return json::emit(emit, entry, Err(why));
        }
        if rows == 0 {
            return json::emit(emit, entry, Ok(Says::Film(Box::new(film))));
        }
        // The slices don't say of which film they are, and without that two of them are alike.
        let of = format!("{} {} {}", film.title, item.source.text(), item.identifier.text());
        let mut each = |slices: Vec<&RawValue>,
                        says: &mut dyn FnMut(&str) -> Result<Says, String>| {
            let mut lines = Lines::of(entry.raw);
            slices.into_iter().all(|slice| {
                let line = entry.line + lines.line_of(slice.get()) - 1;
                let raw = format!("{of}: {}", slice.get());
                emit.at(line, &raw, says(slice.get()).unwrap_or_else(Says::Unreadable))
            })
        };
        each(seen, &mut |raw| self.seen(raw, &film))
            && each(reviews, &mut |raw| self.reviewed(raw, &film))
            && each(collections, &mut |raw| collected(raw, &film))
    }

    fn seen(&mut self, raw: &str, film: &ForeignFilm) -> Result<Says, String> {
        let seen: Seen = read_as(raw)?;
        let abandoned = match seen.state.said() {
            Some("completed") => false,
            Some("dropped") => true,
            None if seen.progress.said().is_some_and(|progress| progress.starts_with("100")) => {
                false
            }
            _ => {
                return Ok(Says::LeftOut(
                    "This film was begun and not finished, so it was not seen yet.",
                ));
            }
        };
        let at = seen.ended_on.said().or(seen.started_on.said());
        let watched_on = watched_on(self.reading, at)?;
        let places: Vec<&str> =
            seen.providers_consumed_on.iter().flatten().filter_map(Loose::said).collect();
        Ok(Says::Viewing(Box::new(ForeignViewing {
            entry: Some(self.keys.next(film, watched_on)),
            film: film.clone(),
            watched_on,
            abandoned,
            place: places.join(", "),
            ..ForeignViewing::default()
        })))
    }

    fn reviewed(&self, raw: &str, film: &ForeignFilm) -> Result<Says, String> {
        let read: Reviewed = read_as(raw)?;
        let words = read.review.unwrap_or_default();
        let on = logged_on(self.reading, words.date.said());
        let mut parts = Vec::new();
        if words.text.said().is_some() {
            // Ryot exports no id of a text; no two of one film were posted at one moment.
            let posted = film.ids.first().zip(words.date.said());
            let review = ForeignReview {
                entry: posted.map(|(id, at)| format!("{} {} {at}", id.kind, id.value)),
                spoilers: words.spoiler.is_true(),
                private: words.visibility.said() == Some("private"),
                ..ForeignReview::of(ForeignText::Markdown(words.text.text().to_owned()))
            };
            parts.push(Says::Reviewed(Box::new(film.clone()), Box::new(review), on));
        }
        if let Some(percent) = read.rating.said() {
            parts.push(Says::Scored(film.clone(), score_of(percent, 100)?, on));
        }
        Ok(match parts.len() {
            0 => return Err("This review has neither a rating nor a text.".into()),
            1 => parts.remove(0),
            _ => Says::All(parts),
        })
    }
}

fn collected(raw: &str, film: &ForeignFilm) -> Result<Says, String> {
    let name = if raw.starts_with('"') {
        read_as::<Loose>(raw)?
    } else {
        read_as::<Collected>(raw)?.collection_name
    };
    Ok(match name.said().ok_or("This collection has no name.")? {
        "Watchlist" => Says::Wanted(film.clone(), None, String::new()),
        "Completed" => Says::Seen(film.clone(), None),
        "In Progress" | "Monitoring" | "Reminders" | "Recommendations" | "Custom" => {
            Says::LeftOut("Ryot keeps this collection by itself.")
        }
        name => Says::Listed(Box::new(ForeignListed {
            list: ForeignList { name: name.to_owned(), ..ForeignList::default() }.into(),
            film: film.clone(),
            position: None,
            note: None,
        })),
    })
}

/// The film, or why the work is left out.
fn film(item: &RyotItem<'_>) -> Result<Result<ForeignFilm, &'static str>, String> {
    match item.lot.said().map(str::to_lowercase).as_deref() {
        Some("movie") => {}
        Some("show" | "anime") => {
            return Ok(Err("This is of a series, and Matinee keeps films."));
        }
        Some(_) => return Ok(Err("This is no film.")),
        None => return Err("This entry does not say what kind of work it is.".into()),
    }
    let id = item.identifier.said().and_then(|id| {
        match item.source.said().map(str::to_lowercase).as_deref() {
            Some("tmdb") => tmdb_id(id),
            Some("imdb") => imdb_id(id),
            Some("tvdb") => numbered("tvdb", id),
            _ => None,
        }
    });
    Ok(Ok(ForeignFilm {
        title: title(item.source_id.said().or(item.title.said()))?,
        year: None,
        ids: id.into_iter().collect(),
        facts: None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::read;

    const KITES: &str = "{\"metadata\": [\n{\"lot\":\"movie\",\"source\":\"tmdb\",\"identifier\":\"700001\",\"source_id\":\"Kites\",\n\"collections\":[{\"collection_name\":\"Watchlist\"},{\"collection_name\":\"Rain\"}],\n\"seen_history\":[{\"ended_on\":\"2026-03-01T20:00:00Z\",\"state\":\"completed\",\"providers_consumed_on\":[\"Cinema\"]},\n{\"ended_on\":null,\"state\":\"in_progress\"}],\n\"reviews\":[{\"rating\":\"87\",\"review\":{\"text\":\"One.\\n\\nTwo.\",\"spoiler\":true,\"visibility\":\"private\"}}]},\n{\"lot\":\"book\",\"source\":\"openlibrary\",\"identifier\":\"x\",\"source_id\":\"Kites\",\"seen_history\":[]}]}";

    #[test]
    fn every_time_seen_and_every_text_is_a_row_with_its_line() {
        let rows = read(KITES);
        let lines: Vec<u32> = rows.iter().map(|row| row.origin.line).collect();
        assert_eq!(lines, [4, 5, 6, 3, 3, 7]);
        let Says::Viewing(viewing) = &rows[0].says else { panic!("{:?}", rows[0]) };
        assert_eq!(viewing.place, "Cinema");
        assert!(rows[0].origin.raw.starts_with("Kites tmdb 700001: {\"ended_on\""));
        assert!(matches!(rows[1].says, Says::LeftOut(_)));
        let Says::All(parts) = &rows[2].says else { panic!("{:?}", rows[2]) };
        assert!(
            matches!(&parts[0], Says::Reviewed(_, review, _) if review.spoilers && review.private)
        );
        assert!(matches!(&parts[1], Says::Scored(_, score, _) if score.tenths() == 87));
        assert!(matches!(&rows[3].says, Says::Wanted(..)));
        assert!(matches!(&rows[4].says, Says::Listed(listed) if listed.list.name == "Rain"));
        assert_eq!(rows[5].says, Says::LeftOut("This is no film."));
    }
}
