use crate::{Changed, Error, Journal, Op, Result, storage, text};

/// The longest name of a person.
const LONGEST_NAME: usize = 300;

impl Journal {
    /// Makes one person of two spellings: whatever credited `name` credits `into` from now on, in
    /// the same place. Where a film credits both for the same, one line stays. A spelling no one
    /// has yet is given to the person. Answers how many films name them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no film credits `name`; [`Error::Invalid`] at `into` when that is
    /// no name.
    pub fn merge_people(&self, name: &str, into: &str) -> Result<Changed<usize>> {
        let into = text::tidy(into);
        if into.is_empty() {
            return Err(Error::invalid("into", "Say who the person is: type a name."));
        }
        if into.chars().count() > LONGEST_NAME {
            return Err(Error::invalid("into", "A name has room for 300 characters."));
        }
        self.transact(Op::MergePeople, |edit| {
            let conn = edit.conn();
            edit.concerns(into.clone());
            let of_name = storage::people::all_named(conn, name)?;
            if of_name.is_empty() {
                return Err(Error::NotFound { what: "person" });
            }
            let person = super::named(edit, &into)?;
            for other in of_name.into_iter().filter(|other| *other != person) {
                storage::people::move_credits(conn, other, person)?;
            }
            storage::people::delete_doubled_credits(conn, person)?;
            storage::people::delete_uncredited(conn)?;
            super::spellings::remember(conn, name, &into)?;
            storage::people::count_films(conn, person)
        })
    }
}
