use super::intake::Intake;
use crate::archive::records::FilmRecord;
use crate::imports::{Look, Wanted, Why, has_other_id, looked_for};
use crate::{FilmId, Result, films, storage};

/// What came of looking for a film of another journal's.
pub(super) enum Met {
    Film(FilmId),
    Doubt(Look),
    None,
}

/// The film of the journal that another journal's film is, by what catalogues call it, else by year and
/// title or original title where those name one film only.
pub(super) fn met(into: &mut Intake<'_>, film: &FilmRecord) -> Result<Met> {
    if into.empty {
        return Ok(Met::None);
    }
    let (edit, last) = (into.edit, into.last.0);
    let conn = edit.conn();
    for id in &film.outside_ids {
        if let Some(found) = storage::outside_ids::film_of(conn, &id.kind, &id.value)? {
            let row = storage::films::by_id(conn, found)?.filter(|row| row.id <= last);
            return Ok(row.map_or(Met::None, |row| Met::Film(row.id)));
        }
    }
    let ids: Vec<(&str, &str)> =
        film.outside_ids.iter().map(|id| (id.kind.as_str(), id.value.as_str())).collect();
    let match_title = films::match_title(&film.title);
    let original = film.original_title.as_deref().map(films::match_title);
    if film.year.is_some() {
        let titles = [Some(match_title.as_str()), original.as_deref()].into_iter().flatten();
        let mut alike = Vec::new();
        for found in into.originals.of_year(conn, titles, film.year)? {
            // What one catalogue calls by two names is two films.
            if found <= last && !has_other_id(conn, found, &ids)? {
                alike.push(found);
            }
        }
        match alike[..] {
            [] => {}
            [one] => return Ok(Met::Film(one)),
            _ => return Ok(Met::Doubt(Look { why: Why::Several, films: alike })),
        }
    }
    let wanted = Wanted {
        match_title: &match_title,
        original: original.as_deref(),
        year: film.year,
        ids: &ids,
    };
    let titles = (&mut into.originals, &mut into.spellings);
    let look = looked_for(conn, titles, &wanted, last)?;
    Ok(look.map_or(Met::None, Met::Doubt))
}
