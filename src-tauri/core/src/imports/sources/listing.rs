use std::sync::Arc;

use jiff::civil::Date;

use super::collected::{beside, together};
use super::entry_keys::EntryKeys;
use super::reading::{FilmsAre, Reading};
use crate::imports::foreign::{
    ForeignFilm, ForeignList, ForeignListed, ForeignText, ForeignViewing, Says,
};

/// What a bare list of films says, as the person told: films watched, to watch, liked, or a list.
pub(crate) struct Listing {
    films_are: Option<FilmsAre>,
    list: Arc<ForeignList>,
    keys: EntryKeys,
}

impl Listing {
    /// For a file without a name of its own for the list.
    pub(crate) fn of(reading: &Reading, name: &str) -> Self {
        let list = ForeignList { name: name.to_owned(), ..ForeignList::default() };
        Self { films_are: reading.films_are, list: Arc::new(list), keys: EntryKeys::default() }
    }

    /// What a film on it says, that was put there on this day with this remark.
    ///
    /// # Errors
    /// Where the person has not told.
    pub(crate) fn says(
        &mut self,
        film: ForeignFilm,
        on: Option<Date>,
        remark: &str,
    ) -> Result<Says, String> {
        let films_are = self.films_are.ok_or("It is not said what the films of this file are.")?;
        Ok(match films_are {
            FilmsAre::Seen if remark.is_empty() => Says::Seen(film, on),
            // The day on which it was put there is not the day on which it was seen.
            FilmsAre::Seen => Says::Viewing(Box::new(ForeignViewing {
                entry: Some(self.keys.next(&film, None)),
                film,
                logged_on: on,
                note: remark.to_owned(),
                ..ForeignViewing::default()
            })),
            FilmsAre::Wanted => Says::Wanted(film, on, remark.to_owned()),
            FilmsAre::Liked => {
                let others = beside(&film, remark, &[], on);
                together(Says::Liked(film, on), others)
            }
            FilmsAre::Listed => Says::Listed(Box::new(ForeignListed {
                list: Arc::clone(&self.list),
                film,
                position: None,
                note: (!remark.is_empty()).then(|| ForeignText::Plain(remark.to_owned())),
            })),
        })
    }
}
