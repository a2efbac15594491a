//! What people and programs call the columns of a sheet, in the languages they do it in.

use super::mapping::SheetField::{self, *};
use crate::imports::sources::kinds::set_aside;
use crate::text::fold;

/// Names of columns as [`fold`] leaves them, English first, then German, French, Spanish, Italian,
/// Portuguese, Dutch, Polish and Swedish.
const NAMES: &[(SheetField, &str)] = &[
    (
        Title,
        "title|name|film|movie|film title|movie title|movie name|film name|titel|filmtitel|filmname|titre|titre du film|nom du film|titre francais|titulo|titulo de la pelicula|pelicula|nombre|titolo|titolo del film|nome|filme|nome do filme|titulo do filme|naam|filmnaam|tytul|tytul filmu|nazwa|titel pa filmen|english title|local title|primary title|deutscher titel|titolo italiano|tytul polski",
    ),
    (
        OriginalTitle,
        "original title|original name|originaltitel|titre original|titulo original|titolo originale|originele titel|oorspronkelijke titel|tytul oryginalny",
    ),
    (
        TitleYear,
        "title year|title and year|film and year|film year|movie year|titel jahr|titre annee|titulo ano|titolo anno|titel jaar|tytul rok",
    ),
    (
        Year,
        "year|release year|released|year of release|year released|film year|movie year|jahr|erscheinungsjahr|produktionsjahr|baujahr|annee|annee de sortie|annee de production|ano|ano de estreno|ano de lancamento|anno|anno di uscita|jaar|jaar van uitgave|productiejaar|rok|rok produkcji|rok premiery|ar|release|kinostart|release date|premiere date|sortie|date de sortie",
    ),
    (
        Directors,
        "director|directors|directed by|director s|regie|regisseur|regisseurin|regisseure|realisateur|realisatrice|realisateurs|realisation|realise par|mise en scene|dirigida por|direccion|directores|regia|regista|registi|diretto da|diretor|diretores|direcao|realizador|realizacao|regisseurs|rezyser|rezyseria|rezyserzy|regissor",
    ),
    (
        Writers,
        "writer|writers|written by|screenplay|screenwriter|screenwriters|script|drehbuch|autor|autoren|scenario|scenariste|scenaristes|guion|guionista|guionistas|sceneggiatura|sceneggiatori|roteiro|roteirista|argumento|scenarist|scenarioschrijver|scenariusz|scenarzysta|manus",
    ),
    (
        Cast,
        "cast|actors|actor|starring|stars of the film|darsteller|schauspieler|besetzung|acteurs|distribution|interpretes|casting|reparto|actores|cast principale|attori|interpreti|elenco|atores|acteur|rolverdeling|obsada|aktorzy|skadespelare",
    ),
    (
        Runtime,
        "runtime|running time|length|duration|minutes|mins|run time|runtime mins|runtime min|laufzeit|dauer|lange|spielzeit|duree|duracion|durata|duracao|speelduur|duur|lengte|czas trwania|dlugosc|speltid|langd",
    ),
    (Genres, "genre|genres|genero|generos|genere|generi|gatunek|gatunki|filmgenre"),
    (
        Countries,
        "country|countries|production country|production countries|land|lander|herkunftsland|produktionsland|pays|pays d origine|pais|paises|paese|nazione|landen|kraj|kraje|kraj produkcji",
    ),
    (
        Languages,
        "language|languages|spoken languages|sprache|sprachen|langue|langues|idioma|idiomas|lingua|lingue|linguas|taal|talen|jezyk|jezyki|sprak",
    ),
    (Tagline, "tagline|slogan|werbezeile|accroche"),
    (Imdb, "imdb|imdb id|imdbid|const|tconst|imdb number|imdb nr|imdb code|id imdb|imdb tt"),
    (Tmdb, "tmdb|tmdb id|tmdbid|themoviedb|themoviedb id|the movie db id|id tmdb|tmdb movie id"),
    (
        Url,
        "url|link|address|website|web page|imdb url|imdb link|tmdb url|letterboxd|letterboxd uri|letterboxd url|letterboxd link|adresse|lien|enlace|indirizzo|collegamento|webadres|adres|adres url|lank",
    ),
    (
        WatchedOn,
        "date|watched|watched on|watched date|date watched|watch date|date seen|seen on|seen|last watched|last seen|viewed|viewed on|viewing date|date viewed|watched at|day|when|gesehen|gesehen am|datum|sichtung|sichtungsdatum|angesehen am|geschaut am|zuletzt gesehen|vu le|date vu|date de visionnage|date de vision|visionnage|vu|regarde le|fecha|visto|visto el|vista el|fecha de visionado|fecha vista|fecha visto|data|visto il|data di visione|data visione|visto em|assistido|assistido em|data assistido|data de visualizacao|gezien|gezien op|bekeken|bekeken op|kijkdatum|datum gezien|obejrzany|obejrzane|data obejrzenia|data seansu|obejrzano|ogladane|sedd|sett|sedd datum",
    ),
    (
        Score,
        "rating|score|my rating|your rating|my score|user rating|own rating|stars|grade|mark|points|rated|wertung|bewertung|meine bewertung|note 10|note 5|punkte|sterne|ma note|mes notes|note sur 10|note sur 5|etoiles|calificacion|puntuacion|valoracion|nota|mi nota|mi calificacion|estrellas|voto|il mio voto|valutazione|punteggio|stelle|minha nota|avaliacao|classificacao|pontuacao|estrelas|beoordeling|cijfer|waardering|mijn cijfer|sterren|ocena|moja ocena|gwiazdki|betyg|mitt betyg|rating10|userrating|personal rating",
    ),
    (
        Rewatch,
        "rewatch|rewatched|rewatch mark|re watch|seen before|repeat|again|wiederholung|erneut gesehen|wiedergesehen|revu|revisionnage|revisto|revista|rivisto|rivisione|revisionado|reassistido|repetida|herbekeken|herkijk|opnieuw gezien|powtorka|ponownie|omtitt",
    ),
    (
        Liked,
        "liked|like|favorite|favourite|favorites|favourites|loved|heart|lieblingsfilm|favorit|gefallt mir|favori|favoris|coup de coeur|aime|favorito|favorita|me gusta|preferito|preferiti|mi piace|gostei|curtido|favoriet|leuk|ulubiony|ulubione|lubie",
    ),
    (
        Place,
        "place|location|venue|where|cinema|theater|theatre|where watched|ort|kino|wo|lieu|salle|ou|lugar|cine|donde|sala|luogo|dove|local|onde|plaats|bioscoop|waar|miejsce|gdzie|plats|bio|biograf",
    ),
    (
        Companions,
        "with|watched with|companions|company|with whom|people|seen with|gesehen mit|mit|mit wem|begleitung|avec|vu avec|con quien|con|visto con|compania|compagnia|con chi|com|com quem|companhia|met|met wie|gezelschap|z kim|towarzystwo|med|med vem",
    ),
    (
        Format,
        "format|medium|media|source|platform|service|streaming service|watched via|formato|formaat|plattform|plateforme|support|plataforma|piattaforma|supporto|suporte|nosnik|dostawca",
    ),
    (
        Tags,
        "tags|tag|labels|label|keywords|schlagworte|schlagworter|stichworte|etiquettes|mots cles|etiquetas|palabras clave|etichette|trefwoorden|tagi|etykiety|taggar",
    ),
    (
        Note,
        "note|notes|comment|comments|remark|remarks|memo|notiz|notizen|kommentar|kommentare|anmerkung|anmerkungen|bemerkung|remarque|remarques|commentaire|commentaires|notas|comentario|comentarios|observaciones|commento|commenti|appunti|observacoes|anotacoes|opmerking|opmerkingen|notitie|notities|uwagi|notatka|notatki|komentarz|anteckningar",
    ),
    (
        ReviewMarkdown,
        "review|reviews|my review|review text|text|kritik|rezension|meine kritik|critique|avis|ma critique|critica|resena|mi critica|opinion|recensione|la mia recensione|resenha|analise|recensie|mijn recensie|bespreking|recenzja|moja recenzja|opinia|recension",
    ),
    (
        Headline,
        "headline|review title|uberschrift|schlagzeile|titre de la critique|titular|titolo recensione|tytul recenzji|kop",
    ),
    (
        Summary,
        "summary|closing words|conclusion|fazit|zusammenfassung|bilan|resumen|sommario|conclusione|resumo|samenvatting|podsumowanie",
    ),
    (Verdict, "verdict|urteil|veredicto|verdetto|oordeel|werdykt"),
    (Spoilers, "spoiler|spoilers|contains spoilers|contains spoiler|enthalt spoiler"),
    (Private, "private|is private|hidden|privat|prive|privado|privato|prywatne"),
    (
        LoggedOn,
        "date added|added|added on|created|created at|date logged|logged|logged on|date rated|rated on|rated at|hinzugefugt|hinzugefugt am|erstellt|erstellt am|ajoute le|date d ajout|anadido|fecha de alta|aggiunto|aggiunto il|adicionado|adicionado em|toegevoegd|toegevoegd op|dodano|data dodania|tillagd",
    ),
    (
        ListName,
        "list|list name|collection|liste|listenname|nom de la liste|lista|nombre de la lista|nome lista|nome della lista|nome da lista|lijst|lijstnaam|nazwa listy",
    ),
    (
        ListPosition,
        "position|rank|number|list position|rang|platz|classement|posicion|puesto|posizione|posicao|positie|pozycja|miejsce na liscie|order|no|nr",
    ),
    (
        Watchlist,
        "watchlist|to watch|want to watch|to see|watch list|merkliste|will ich sehen|a voir|por ver|pendiente|da vedere|para ver|quero ver|te zien|nog te zien|do obejrzenia|att se",
    ),
    (Status, "status|state|watch status|zustand|statut|estado|stato|etat|stan"),
    (
        Type,
        "type|title type|media type|kind|category|typ|medientyp|art|type de media|tipo|tipologia|soort|rodzaj|item type",
    ),
    (
        Episode,
        "season|episode|season number|episode number|season episode|episode title|staffel|folge|saison|episodio|temporada|stagione|seizoen|aflevering|sezon|odcinek|sasong|avsnitt",
    ),
    (Uid, "uid|viewing uid|entry id|viewing id"),
];

/// What the name of a column says it is.
pub(super) fn field_of(name: &str) -> Option<SheetField> {
    let folded = fold(&apart(name));
    let known = |text: &str| {
        let is = |names: &str| names.split('|').any(|name| name == text);
        NAMES.iter().find(|(_, names)| is(names)).map(|(field, _)| *field)
    };
    known(&folded).or_else(|| {
        // 'Rating (1-10)', 'Score /10', 'Note sur 20', 'Runtime (min)'.
        let bare = name.split(['(', '[', '/']).next().unwrap_or_default();
        let bare = fold(&apart(bare));
        let bare = bare.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        let bare = bare
            .strip_suffix(" out of")
            .or_else(|| bare.strip_suffix(" sur"))
            .or_else(|| bare.strip_suffix(" von"))
            .or_else(|| bare.strip_suffix(" of"))
            .unwrap_or(bare);
        match known(bare) {
            // 'Note sur 20' gives a score, 'Note' a remark.
            Some(Note) if best_in(name).is_some() => Some(Score),
            other => other,
        }
    })
}

/// Whether a column is called a date and nothing says of what.
pub(super) fn is_any_date(name: &str) -> bool {
    ["date", "datum", "fecha", "data"].contains(&fold(&apart(name)).as_str())
}

/// Where the scale of a score ends by the name of its column: `Rating10`, `Score /20`, `(1-5)`.
pub(super) fn best_in(name: &str) -> Option<u32> {
    let digits = name.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let start = digits
        .rfind(|letter: char| !letter.is_ascii_digit())
        .map_or(0, |at| at + digits[at..].chars().next().map_or(1, char::len_utf8));
    digits[start..].parse().ok().filter(|best| [4, 5, 6, 10, 20, 100].contains(best))
}

/// `watchedDate` and `watched_date` as words.
fn apart(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for letter in name.chars() {
        if letter.is_uppercase() && lower {
            words.push(' ');
        }
        lower = letter.is_lowercase();
        words.push(letter);
    }
    words
}

const YES: &str = "yes|y|true|t|1|x|✓|✔|☑|✅|ja|j|wahr|oui|o|vrai|si|s|verdadero|vero|sim|verdadeiro|waar|tak|prawda|♥|❤|♡|❤️|★|rewatch|liked|favorite|favourite|ano";
const NO: &str =
    "no|n|false|f|0|nein|falsch|non|faux|falso|nao|nee|onwaar|nie|falsz|nej|-|–|—|✗|✘|☐|❌";

/// Whether a word says yes or no.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim();
    let plain = text.to_lowercase();
    let folded = fold(text);
    let is = |words: &str| words.split('|').any(|word| word == plain || word == folded);
    if is(YES) {
        return Some(true);
    }
    if is(NO) {
        return Some(false);
    }
    // How often: twice is again.
    plain.parse::<u16>().ok().map(|times| times > 0)
}

/// What a word in a column of states says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Watched,
    ToWatch,
    Dropped,
    UnderWay,
}

const STATES: &[(State, &str)] = &[
    (
        State::Watched,
        "watched|seen|completed|complete|finished|done|viewed|rewatched|gesehen|fertig|abgeschlossen|vu|termine|visto|vista|completado|terminado|completato|finito|assistido|concluido|gezien|voltooid|bekeken|obejrzany|obejrzane|obejrzano|ukonczone|sedd|klar",
    ),
    (
        State::ToWatch,
        "to watch|plan to watch|planned|planning|want to watch|watchlist|unwatched|not watched|unseen|todo|to do|backlog|wishlist|geplant|nicht gesehen|ungesehen|merkliste|a voir|non vu|por ver|pendiente|no vista|da vedere|non visto|para ver|quero ver|nao visto|te zien|nog te zien|niet gezien|do obejrzenia|planowane|nieobejrzany|att se",
    ),
    (
        State::Dropped,
        "dropped|abandoned|gave up|did not finish|dnf|unfinished|abgebrochen|abandonne|abandonado|abandonada|abbandonato|gestopt|afgebroken|porzucone|przerwany|avbruten",
    ),
    (
        State::UnderWay,
        "watching|in progress|current|currently watching|paused|on hold|started|angefangen|am schauen|pausiert|en cours|viendo|en curso|in corso|in pausa|assistindo|em andamento|aan het kijken|bezig|ogladam|w trakcie|tittar",
    ),
];

/// What the word of a row says of where its film stands.
pub(super) fn state_of(text: &str) -> Option<State> {
    let text = fold(text);
    let is = |words: &str| words.split('|').any(|word| word == text);
    STATES.iter().find(|(_, words)| is(words)).map(|(state, _)| *state)
}

const OTHER_TYPES: &str = "serien|tv|show|season|game|spiel|staffel|folge|jeu|jeux video|juego|videojuego|gioco|videogioco|jogo|seizoen|aflevering|gra|serial|book|buch|livre|libro|livro|boek|ksiazka|music|album|ova|ona";

/// What the kinds of series and episodes end with, in whatever words they begin: `Limited series`,
/// `Docuseries`, `Fernsehserie`.
const OTHER_ENDS: [&str; 6] = ["series", "serie", "serie tv", "show", "episode", "season"];

/// Whether a word of a column of types names something else than a film. A word that nobody knows, a
/// genre perhaps, leaves it one.
pub(super) fn is_no_film(text: &str) -> bool {
    let text = fold(&apart(text));
    match set_aside(&text) {
        Ok(why) => why.is_some(),
        Err(_) => {
            OTHER_TYPES.split('|').any(|word| word == text)
                || OTHER_ENDS.iter().any(|end| text.ends_with(end))
        }
    }
}

/// The months by the beginnings of their names, in the languages above.
const MONTHS: [&str; 12] = [
    "january|januar|janvier|enero|gennaio|janeiro|januari|styczen|stycznia|jan|janv|ene|gen",
    "february|februar|fevrier|febrero|febbraio|fevereiro|februari|luty|lutego|fev",
    "march|marz|maerz|mars|marzo|marco|maart|marzec|marca|mrt|mrz",
    "april|avril|abril|aprile|kwiecien|kwietnia|avr|abr",
    "may|mai|mayo|maggio|maio|mei|maj|maja",
    "june|juni|juin|junio|giugno|junho|czerwiec|czerwca",
    "july|juli|juillet|julio|luglio|julho|lipiec|lipca|juil",
    "august|aout|agosto|augustus|sierpien|sierpnia|augusti",
    "september|septembre|septiembre|settembre|setembro|wrzesien|wrzesnia|sept",
    "october|oktober|octobre|octubre|ottobre|outubro|pazdziernik|pazdziernika",
    "november|novembre|noviembre|novembro|listopad|listopada",
    "december|dezember|decembre|diciembre|dicembre|dezembro|grudzien|grudnia",
];

/// The month that a word names, whole or by its first three letters or more.
pub(super) fn month_of(word: &str) -> Option<i8> {
    let word = fold(word);
    let whole = |names: &&str| names.split('|').any(|name| name == word);
    let begun = |names: &&str| {
        word.chars().count() >= 3 && names.split('|').any(|name| name.starts_with(&word))
    };
    let at = MONTHS.iter().position(whole).or_else(|| {
        let mut found = MONTHS.iter().enumerate().filter(|(_, names)| begun(names));
        let first = found.next()?;
        // 'jui' is June and July.
        found.next().is_none().then_some(first.0)
    })?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Watched Date", WatchedOn)]
    #[case("watchedDate", WatchedOn)]
    #[case("Gesehen am", WatchedOn)]
    #[case("Año", Year)]
    #[case("Année", Year)]
    #[case("Tytuł", Title)]
    #[case("Réalisateur", Directors)]
    #[case("Voto", Score)]
    #[case("Note", Note)]
    #[case("Note sur 20", Score)]
    #[case("Rating (1-10)", Score)]
    #[case("Score /5", Score)]
    #[case("Runtime (mins)", Runtime)]
    #[case("Mit wem", Companions)]
    #[case("Originele titel", OriginalTitle)]
    #[case("nota", Score)]
    fn columns_are_known_by_name_in_many_languages(#[case] name: &str, #[case] field: SheetField) {
        assert_eq!(field_of(name), Some(field));
    }

    #[rstest]
    #[case("Rating10", Some(10))]
    #[case("Rating (1-5)", Some(5))]
    #[case("Note sur 20", Some(20))]
    #[case("★ out of 4", Some(4))]
    #[case("Rating", None)]
    #[case("Rating 2024", None)]
    fn a_scale_is_read_from_a_name(#[case] name: &str, #[case] best: Option<u32>) {
        assert_eq!(best_in(name), best);
    }

    #[rstest]
    #[case("Ja", Some(true))]
    #[case("não", Some(false))]
    #[case("2", Some(true))]
    #[case("x", Some(true))]
    #[case("perhaps", None)]
    fn yes_and_no_are_known_in_many_languages(#[case] word: &str, #[case] says: Option<bool>) {
        assert_eq!(yes_or_no(word), says);
    }

    #[rstest]
    #[case("März", Some(3))]
    #[case("juil.", Some(7))]
    #[case("Sep", Some(9))]
    #[case("ottobre", Some(10))]
    #[case("listopada", Some(11))]
    #[case("jui", None)]
    #[case("x", None)]
    fn months_are_known_by_their_beginning(#[case] word: &str, #[case] month: Option<i8>) {
        assert_eq!(month_of(word), month);
    }
}
