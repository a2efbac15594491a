use std::io::{self, Read};
use std::sync::Arc;

use crate::imports::csv_rows::{CsvRow, CsvRows, Next};
use crate::imports::foreign::{ForeignList, ForeignListed, ForeignText, Says};
use crate::imports::table::{Heading, each_row, said};

use super::columns::FilmColumns;
use super::values;
use crate::imports::sources::emit::Emit;
use crate::imports::sources::values::{logged_on, tags};

/// Reads one list: a table of one row about the list, and a table of its films. Both headings are
/// found by what they say, since a description may take any number of lines and the first line
/// may be `Letterboxd list export v7` or nothing.
pub(super) fn read<R: Read>(source: R, emit: &mut Emit<'_>) -> io::Result<bool> {
    let mut rows = CsvRows::new(source);
    let mut row = CsvRow::default();
    let mut about: Option<Heading> = None;
    // Until the list is read it goes by its file's name; its films still belong together.
    let mut list = Arc::new(ForeignList { name: emit.stem(), ..ForeignList::default() });
    let mut first = true;
    loop {
        let go_on = match rows.next(&mut row)? {
            Next::Bad(bad) => emit.bad(bad),
            Next::End => return Ok(true),
            Next::Row => {
                let heading = Heading::of(&row);
                if heading.has(&["Position", "Name"]) {
                    return films(&mut rows, &heading, &list, emit);
                }
                let blank = row.values().all(|value| value.trim().is_empty());
                let version = std::mem::take(&mut first) && row.len() == 1;
                match &about {
                    None if heading.has(&["Date", "Name"]) => {
                        about = Some(heading);
                        true
                    }
                    _ if blank || version => true,
                    None => {
                        let unreadable = Says::Unreadable(NO_LIST.into());
                        return Ok(
                            emit.row(&row, unreadable) && emit.all_left_out(&mut rows, NO_LIST)?
                        );
                    }
                    Some(about) => match about.fits(&row).and_then(|()| the_list(&row, about)) {
                        Ok(read) => {
                            list = Arc::new(read);
                            emit.row(&row, Says::List(Arc::clone(&list)))
                        }
                        Err(reason) => emit.row(&row, Says::Unreadable(reason)),
                    },
                }
            }
        };
        if !go_on {
            return Ok(false);
        }
    }
}

/// Reads a table of films as a list that is called as its file is.
pub(super) fn read_bare<R: Read>(source: R, emit: &mut Emit<'_>) -> io::Result<bool> {
    let list = Arc::new(ForeignList { name: emit.stem(), ..ForeignList::default() });
    super::films::read(source, emit, |film, _| {
        let list = Arc::clone(&list);
        Says::Listed(Box::new(ForeignListed { list, film, position: None, note: None }))
    })
}

const NO_LIST: &str = "This is not what Letterboxd writes for a list.";

fn the_list(row: &CsvRow, heading: &Heading) -> Result<ForeignList, String> {
    let value = |name| said(row, heading.column(name));
    let name = value("Name").ok_or("This list has no name.")?;
    Ok(ForeignList {
        name: name.to_owned(),
        address: value("URL").map(|address| values::film_id(address).value),
        tags: tags(value("Tags")),
        description: value("Description").map(|html| ForeignText::Html(html.to_owned())),
        made_on: logged_on(value("Date")),
    })
}

fn films<R: Read>(
    rows: &mut CsvRows<R>,
    heading: &Heading,
    list: &Arc<ForeignList>,
    emit: &mut Emit<'_>,
) -> io::Result<bool> {
    let columns = FilmColumns::of(heading);
    let [position, url, note] = ["Position", "URL", "Description"].map(|name| heading.column(name));
    each_row(rows, heading, |row| {
        let row = match row {
            Ok(row) => row,
            Err(bad) => return emit.bad(bad),
        };
        let listed = columns.film(row).map(|mut film| {
            film.ids.extend(said(row, url).map(values::film_id));
            Says::Listed(Box::new(ForeignListed {
                list: Arc::clone(list),
                film,
                position: said(row, position).and_then(|place| place.parse().ok()),
                note: said(row, note).map(|html| ForeignText::Html(html.to_owned())),
            }))
        });
        emit.read(row, listed)
    })
}
