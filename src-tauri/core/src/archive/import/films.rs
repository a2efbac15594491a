use std::collections::HashMap;

use super::differing;
use super::intake::{Called, Intake, Taken, TakenPart, Unkept, checked};
use crate::archive::records::{FilmRecord, PersonRecord, StillRecord};
use crate::imports::{
    FilmAnswer, ImportField, Met, OnConflict, OnDoubt, Outcome, RowAnswer, Settled,
};
use crate::storage::archive::{self as rows, Named};
use crate::storage::films::FilmRow;
use crate::storage::stills::StillRow;
use crate::storage::terms::{self, Terms};
use crate::{Error, FilmId, MediaId, PersonId, Result, StillId, films, people, storage, text};

/// The films the journal had before.
#[derive(Default)]
pub(super) struct Known(HashMap<String, FilmRecord>);

impl Known {
    pub(super) fn read(into: &Intake<'_>) -> Result<Self> {
        let mut known = Self::default();
        if !into.empty {
            rows::films(into.conn(), |film| {
                known.0.insert(film.uid.clone(), film);
                Ok(())
            })?;
        }
        Ok(known)
    }
}

/// A person: the one of the uid, else the one here of exactly that name, else a new one.
pub(super) fn take_person(into: &mut Intake<'_>, person: PersonRecord) -> TakenPart {
    let conn = into.conn();
    checked(&person.uid)?;
    let match_name = text::fold(&person.name);
    let known = match rows::by_uid(conn, Named::People, &person.uid)? {
        Some(id) => Some(PersonId(id)),
        None => storage::people::by_name(conn, &person.name, &match_name)?
            .filter(|id| *id <= into.last.1),
    };
    let id = match known {
        Some(id) => id,
        None => storage::people::insert(
            conn,
            &person.uid,
            &person.name,
            &people::sort_name(&person.name),
            &match_name,
        )?,
    };
    into.people.insert(person.uid, id);
    Ok(())
}

/// A film: of two of one uid the newer stands; one met by what catalogues call it, or by title and
/// year, gains what it lacked. Where it is not sure which film it is, the person is asked.
pub(super) fn take(into: &mut Intake<'_>, known: &Known, film: FilmRecord) -> Taken {
    checked(&film.uid)?;
    let key = film.key();
    if into.is_shown {
        let (title, year) = (film.title.clone(), film.year);
        into.called.insert(film.uid.clone(), Called { title, year, key: key.clone() });
    }
    let answer = into.answers.to_film_called(&key);
    if into.answer == Some(RowAnswer::LeaveOut) || answer == Some(FilmAnswer::LeaveOut) {
        into.out.insert(film.uid, None);
        return Err(Unkept::Out(None));
    }
    let here = match answer {
        Some(FilmAnswer::This(film)) => Some(films::require(into.conn(), film)?),
        _ if known.0.contains_key(&film.uid) => None,
        Some(FilmAnswer::New) => None,
        _ => match met(into, &film)? {
            Met::Film(here) => Some(films::require(into.conn(), here)?),
            Met::None => None,
            Met::Doubt(look) => match (into.answers.on_doubt, look.films.first()) {
                (OnDoubt::New, _) => None,
                (OnDoubt::Likeliest, Some(first)) => Some(films::require(into.conn(), *first)?),
                _ => {
                    into.out.insert(film.uid, Some(look.clone()));
                    return Err(Unkept::Out(Some(look)));
                }
            },
        },
    };
    if let Some(here) = here {
        return join(into, known, here, &film);
    }
    if let Some(mine) = known.0.get(&film.uid) {
        return again(into, mine, film);
    }
    let id = write(into, None, &film)?;
    into.receipt.added.films += 1;
    into.receipt.added.scores += u32::from(film.score.is_some());
    into.receipt.added.likes += u32::from(film.liked);
    into.films.insert(film.uid, id);
    Ok(Settled { film: Some((id, true)), ..Settled::new(Outcome::New, "film", id.0) })
}

/// The film of the journal that another journal's film is of.
fn met(into: &mut Intake<'_>, film: &FilmRecord) -> Result<Met> {
    if into.empty {
        return Ok(Met::None);
    }
    let ids: Vec<(&str, &str)> =
        film.outside_ids.iter().map(|id| (id.kind.as_str(), id.value.as_str())).collect();
    let titles = (film.title.as_str(), film.original_title.as_deref());
    into.films_here.met(into.edit.conn(), titles, film.year, &ids)
}

/// A film that the journal has under the same uid.
fn again(into: &mut Intake<'_>, mine: &FilmRecord, film: FilmRecord) -> Taken {
    let film = if into.whole { film } else { completed(into, mine, film)? };
    let id = row_of(into, &film.uid)?.id;
    into.films.insert(film.uid.clone(), id);
    let of = |settled| Settled { film: Some((id, false)), ..settled };
    if (FilmRecord { changed_at: film.changed_at.clone(), ..mine.clone() }) == film {
        return Ok(of(Settled::new(Outcome::Same, "film", id.0)));
    }
    let is_newer = film.changed_at > mine.changed_at;
    let done = match into.takes(is_newer, ImportField::Facts) {
        OnConflict::Theirs => OnConflict::Theirs,
        // A film has no room for two.
        OnConflict::Mine | OnConflict::Both => OnConflict::Mine,
    };
    let differing = differing::of_films(mine, &film);
    if done == OnConflict::Theirs {
        write(into, Some(id), &film)?;
    }
    Ok(of(differing::settled(into, ("film", id.0), differing, is_newer, done)))
}

/// A film that is this one of the journal, by another uid: it gains what it lacked.
fn join(into: &mut Intake<'_>, known: &Known, here: FilmRow, film: &FilmRecord) -> Taken {
    into.films.insert(film.uid.clone(), here.id);
    let of = |settled| Settled { film: Some((here.id, false)), ..settled };
    let Some(mine) = known.0.get(&here.uid) else {
        return Ok(of(Settled::new(Outcome::Same, "film", here.id.0)));
    };
    let filled = filled(mine, film);
    if filled == *mine {
        return Ok(of(Settled::new(Outcome::Same, "film", here.id.0)));
    }
    write(into, Some(here.id), &filled)?;
    let mut settled = Settled::new(Outcome::Merged, "film", here.id.0);
    let gained = differing::of_films(mine, &filled);
    settled.fills = gained.iter().map(|conflict| conflict.field).collect();
    Ok(of(settled))
}

/// A film out of a file that has no pictures and may name people only: what it cannot say is as it
/// is here.
fn completed(into: &Intake<'_>, mine: &FilmRecord, mut film: FilmRecord) -> Result<FilmRecord> {
    if film.poster.as_deref().is_none_or(|hash| !matches!(medium(into, hash), Ok(Some(_)))) {
        film.poster.clone_from(&mine.poster);
        film.poster_colour.clone_from(&mine.poster_colour);
    }
    if film.stills.is_empty() {
        film.stills.clone_from(&mine.stills);
    }
    for credit in &mut film.credits {
        if let Some(person) = into.people.get(&credit.person)
            && let Some(uid) = storage::people::uid_of(into.conn(), *person)?
        {
            credit.person = uid;
        }
    }
    Ok(film)
}

/// A film with what it lacks taken from another record of it.
fn filled(mine: &FilmRecord, other: &FilmRecord) -> FilmRecord {
    let mut film = mine.clone();
    fn fill<T: Default + PartialEq + Clone>(mine: &mut T, other: &T) {
        if *mine == T::default() {
            mine.clone_from(other);
        }
    }
    fill(&mut film.original_title, &other.original_title);
    fill(&mut film.language, &other.language);
    fill(&mut film.tagline, &other.tagline);
    fill(&mut film.runtime_min, &other.runtime_min);
    fill(&mut film.liked, &other.liked);
    fill(&mut film.score, &other.score);
    fill(&mut film.scored_on, &other.scored_on);
    fill(&mut film.genres, &other.genres);
    fill(&mut film.countries, &other.countries);
    fill(&mut film.languages, &other.languages);
    fill(&mut film.credits, &other.credits);
    if film.poster.is_none() {
        film.poster.clone_from(&other.poster);
        film.poster_colour.clone_from(&other.poster_colour);
    }
    for id in &other.outside_ids {
        if !film.outside_ids.contains(id) {
            film.outside_ids.push(id.clone());
        }
    }
    for still in &other.stills {
        if !film.stills.iter().any(|mine| mine.uid == still.uid) {
            film.stills.push(still.clone());
        }
    }
    film
}

/// Writes a film with all that belongs to it, as a new one or over the one of an id.
fn write(
    into: &mut Intake<'_>,
    over: Option<FilmId>,
    film: &FilmRecord,
) -> std::result::Result<FilmId, Unkept> {
    let conn = into.conn();
    let poster = film.poster.as_deref().map(|hash| medium(into, hash)).transpose()?.flatten();
    let row = FilmRow {
        id: over.unwrap_or(FilmId(0)),
        uid: film.uid.clone(),
        title: film.title.clone(),
        original_title: film.original_title.clone(),
        language: film.language.clone(),
        sort_title: text::sort_title(&film.title),
        match_title: films::match_title(&film.title),
        year: film.year,
        tagline: film.tagline.clone(),
        runtime_min: film.runtime_min,
        poster_id: poster,
        poster_colour: film.poster_colour.clone().filter(|_| poster.is_some()),
        liked: film.liked,
        score: film.score,
        scored_on: film.scored_on.clone(),
        own_facts: serde_json::to_string(&film.own_facts)?,
        added_at: film.added_at.clone(),
        changed_at: film.changed_at.clone(),
    };
    let id = match over {
        Some(id) => {
            storage::films::update(conn, &row)?;
            for role in ["director", "writer", "cast"] {
                storage::people::delete_credits(conn, id, role)?;
            }
            id
        }
        None => storage::films::insert(conn, &row)?,
    };
    write_terms(into, id, over.is_some(), film)?;
    for (position, credit) in film.credits.iter().enumerate() {
        // Of a film's own credits some may be of people who are not in the archive.
        let person = match into.people.get(&credit.person) {
            Some(person) => Some(*person),
            None => rows::by_uid(conn, Named::People, &credit.person)?.map(PersonId),
        };
        let person = person.ok_or_else(|| {
            Unkept::Unreadable("A person of its credits is not in the archive.".to_owned())
        })?;
        storage::people::insert_credit(
            conn,
            id,
            person,
            &credit.role,
            position,
            &credit.character,
        )?;
    }
    for outside in &film.outside_ids {
        storage::outside_ids::insert(conn, id, &outside.kind, &outside.value)?;
    }
    write_stills(into, id, &film.stills)?;
    Ok(id)
}

fn write_terms(into: &Intake<'_>, film: FilmId, over: bool, record: &FilmRecord) -> Result<()> {
    let conn = into.conn();
    for (terms, names) in [
        (Terms::Genres, &record.genres),
        (Terms::Countries, &record.countries),
        (Terms::Languages, &record.languages),
    ] {
        if over {
            terms::delete_of_film(conn, terms, film)?;
        }
        for (position, name) in names.iter().enumerate() {
            terms::attach(conn, terms, film, position, name, &text::fold(name))?;
        }
    }
    Ok(())
}

/// Writes the stills of a film: those it has by uid as the record has them, others after them.
fn write_stills(
    into: &mut Intake<'_>,
    film: FilmId,
    stills: &[StillRecord],
) -> std::result::Result<(), Unkept> {
    let here = storage::stills::of_film(into.conn(), film)?;
    let mut next = here.iter().map(|still| still.position + 1).max().unwrap_or(0);
    for still in stills {
        checked(&still.uid)?;
        let Some(media) = medium(into, &still.media)? else { continue };
        let mine = here.iter().find(|mine| mine.uid == still.uid);
        let row = StillRow {
            id: mine.map_or(StillId(0), |mine| mine.id),
            uid: still.uid.clone(),
            film,
            media,
            name: still.name.clone(),
            position: mine.map_or(next, |mine| mine.position),
            caption: still.caption.clone(),
            alt: still.alt.clone(),
            timecode_s: still.timecode_s,
            hash: String::new(),
            width: 0,
            height: 0,
        };
        if mine.is_some() {
            storage::stills::update(into.conn(), &row)?;
        } else {
            storage::stills::insert(into.conn(), &row)?;
            next += 1;
        }
    }
    Ok(())
}

/// The picture that the archive calls `hash`; nothing when it could not be taken in.
fn medium(into: &Intake<'_>, hash: &str) -> Result<Option<MediaId>> {
    match into.media.get(hash) {
        Some(id) => Ok(Some(*id)),
        None => Ok(storage::media::by_hash(into.conn(), hash)?.map(|row| row.id)),
    }
}

fn row_of(into: &Intake<'_>, uid: &str) -> Result<FilmRow> {
    storage::films::by_uid(into.conn(), uid)?.ok_or(Error::NotFound { what: "film" })
}
