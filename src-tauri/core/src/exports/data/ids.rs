use crate::archive::records::FilmRecord;

/// What a catalogue calls a film, where it is a name the catalogue could have given: whatever else
/// was typed there has no place in a file for others.
pub(in crate::exports) fn id_of<'a>(film: &'a FilmRecord, kinds: &[&str]) -> Option<&'a str> {
    kinds.iter().find_map(|kind| {
        let named =
            film.outside_ids.iter().find(|id| id.kind == *kind && is_sound(kind, &id.value));
        named.map(|id| id.value.as_str())
    })
}

/// IMDb's.
pub(super) const IMDB: &[&str] = &["imdb"];
/// The Movie Database's.
pub(super) const TMDB: &[&str] = &["tmdb"];
/// Letterboxd's, by its short address or by its page.
pub(super) const LETTERBOXD: &[&str] = &["letterboxd", "letterboxd-page"];

fn is_sound(kind: &str, value: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        "imdb" => value.strip_prefix("tt").is_some_and(number),
        "tmdb" => number(value),
        _ => {
            value.starts_with("https://")
                && value.bytes().all(|byte| byte.is_ascii_graphic())
                && !value.contains(['"', '\'', '\\', ','])
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("imdb", "tt0070000", true)]
    #[case("imdb", "0070000", false)]
    #[case("tmdb", "700001", true)]
    #[case("tmdb", "movie/700001", false)]
    #[case("letterboxd", "https://boxd.it/2xYz", true)]
    #[case("letterboxd", "https://boxd.it/\",=1+1", false)]
    fn only_a_name_the_catalogue_could_have_given_goes_out(
        #[case] kind: &str,
        #[case] value: &str,
        #[case] sound: bool,
    ) {
        assert_eq!(is_sound(kind, value), sound);
    }
}
