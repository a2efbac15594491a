//! What a work is, in the words that products have for it.

use crate::text::fold;

/// Why a work of this kind stays out; nothing for a film. Case, spaces and signs don't count.
///
/// # Errors
/// A word that no product is known to write: it may be a film or not.
pub(crate) fn set_aside(kind: &str) -> Result<Option<&'static str>, String> {
    let word: String = fold(kind).chars().filter(|letter| letter.is_alphanumeric()).collect();
    if FILMS.split(' ').any(|film| film == word) {
        return Ok(None);
    }
    Ok(match word.as_str() {
        word if SERIES_SAID.split(' ').any(|series| series == word) => Some(SERIES),
        word if EPISODES_SAID.split(' ').any(|episode| episode == word) => Some(EPISODE),
        "anime" => {
            Some("An anime may be a series, and this file does not tell them apart; set aside.")
        }
        "videogame" | "game" | "boardgame" | "videospiel" | "jeuvideo" | "videojuego"
        | "videogioco" | "jogoeletronico" | "jogo" => {
            Some("This is a game, and Matinee keeps films.")
        }
        "podcastseries" | "podcastepisode" | "podcast" | "podcastserie" | "podcastfolge" => {
            Some("This is a podcast, and Matinee keeps films.")
        }
        "musicvideo" | "musikvideo" | "clipmusical" | "videomusical" | "videomusicale" => {
            Some("This is a music video, and Matinee keeps films.")
        }
        "book" | "comic" | "manga" | "comicmanga" => {
            Some("This is a book, and Matinee keeps films.")
        }
        "music" | "musicrelease" | "musicalbum" | "musicrecording" => {
            Some("This is music, and Matinee keeps films.")
        }
        "wiki" => Some("This is an article, and Matinee keeps films."),
        "person" | "people" => Some("This is a person, and Matinee keeps films."),
        _ => {
            return Err(format!(
                "‘{kind}’ is no kind of work that Matinee knows, so it may be no film."
            ));
        }
    })
}

/// Words for films, as [`fold`] leaves them and without signs: English, then those IMDb has for its
/// readers of German, French, Spanish, Italian and Portuguese.
const FILMS: &str = "movie movies film featurefilm tvmovie short shortfilm tvshort video documentary tvspecial \
    filme kurzfilm fernsehfilm tvfilm dokumentarfilm fernsehspecial \
    films courtmetrage telefilm documentaire specialtv \
    pelicula peliculas cortometraje peliculadetv documental especialdetv \
    cortometraggio filmtv filmperlatv documentario specialetv \
    filmes curtametragem curta filmeparatv filmedetv";

/// The same for series.
const SERIES_SAID: &str = "tvseries tvminiseries miniseries series tv show shows tvshow season seasons tvseason \
    serie serien fernsehserie tvserie miniserie fernsehminiserie tvminiserie \
    seriestv serietelevisee miniserietelevisee \
    seriedetv seriedetelevision miniseriedetv serietv miniserietv minisseriedetv minisserie";

/// The same for episodes.
const EPISODES_SAID: &str = "tvepisode episode episodes \
    fernsehfolge folge fernsehepisode tvfolge \
    episodetv episodetele episodedeserie episodeserietelevisee \
    episodio episodiodetv episodiotv";

/// Of a series or one of its seasons.
pub(crate) const SERIES: &str = "This is of a series, and Matinee keeps films.";
/// Of an episode.
pub(crate) const EPISODE: &str = "This is an episode of a series, and Matinee keeps films.";

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::imdb_2024("Movie")]
    #[case::imdb_2018("tvMovie")]
    #[case::imdb_2016("Feature Film")]
    #[case::short("Short Film")]
    #[case::documentary("Documentary")]
    #[case::trakt("movies")]
    #[case::spanish("Película")]
    #[case::portuguese("Curta-metragem")]
    fn a_film_is_one_in_every_vocabulary(#[case] kind: &str) {
        assert_eq!(set_aside(kind), Ok(None));
    }

    #[rstest]
    #[case("TV Mini Series", SERIES)]
    #[case("Mini serie TV", SERIES)]
    #[case("Série télévisée", SERIES)]
    #[case("Fernsehserie", SERIES)]
    #[case("Episódio de TV", EPISODE)]
    #[case("tvSeries", SERIES)]
    #[case("Mini-Series", SERIES)]
    #[case("tvEpisode", EPISODE)]
    #[case("Video Game", "This is a game, and Matinee keeps films.")]
    #[case("comicManga", "This is a book, and Matinee keeps films.")]
    #[case("musicRelease", "This is music, and Matinee keeps films.")]
    #[case("Podcast Episode", "This is a podcast, and Matinee keeps films.")]
    fn what_is_no_film_is_set_aside_by_its_kind(#[case] kind: &str, #[case] why: &str) {
        assert_eq!(set_aside(kind), Ok(Some(why)));
    }

    #[test]
    fn a_kind_nobody_knows_is_not_taken_for_a_film() {
        assert!(set_aside("Hologram").is_err());
    }
}
