use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes the kinds with what is said of one and of several, so that no kind goes without words.
macro_rules! kinds {
    ($($kind:ident: $one:literal, $many:literal;)*) => {
        /// What a format cannot hold, or holds otherwise than the journal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        #[ts(export)]
        pub enum LossKind {
            $(#[doc = concat!("So many ", $many, ".")] $kind,)*
        }

        impl LossKind {
            /// What is said of so many, behind the number.
            pub(super) fn words(self, count: usize) -> &'static str {
                match self {
                    $(Self::$kind => if count == 1 { $one } else { $many },)*
                }
            }
        }
    };
}

kinds! {
    // What stays behind whole, with all that is its own. In a report these come first.
    FilmsUnidentified: "film has no id that the format goes by and stays behind",
        "films have no id that the format goes by and stay behind";
    FilmsUnseen: "film was never seen and stays behind", "films were never seen and stay behind";
    FilmsUnscored: "film has no score and stays behind", "films have no score and stay behind";
    FilmsUnreviewed: "film has no review that goes along and stays behind",
        "films have no review that goes along and stay behind";
    Viewings: "viewing stays behind: the format knows films only",
        "viewings stay behind: the format knows films only";
    ViewingsUnreviewed: "viewing has no review that goes along and stays behind",
        "viewings have no review that goes along and stay behind";
    ViewingsInLine: "viewing has no review that goes along and is told by its date and score alone",
        "viewings have no review that goes along and are told by their dates and scores alone";
    SameDay: "viewing shares its film and day with another and becomes one entry with it",
        "viewings share their film and day with another and become one entry with it";
    UndatedTogether: "viewing without an exact date becomes one with another of its film",
        "viewings without an exact date become one with another of their film";
    UndatedBeside: "viewing without an exact date is beside a dated one of its film and is no entry of its own",
        "viewings without an exact date are beside dated ones of their film and are no entries of their own";
    FilmsAlike: "film has the title and year of another and no id that tells them apart, and comes back as one with it",
        "films have the title and year of others and no ids that tell them apart, and come back as one with them";
    FilmsOnlyRated: "film was scored or written about and never seen, and counts as seen there",
        "films were scored or written about and never seen, and count as seen there";
    Reviews: "review stays behind: the format has no room for words",
        "reviews stay behind: the format has no room for words";
    ReviewsDraft: "draft stays behind", "drafts stay behind";
    ReviewsPrivate: "private review stays behind", "private reviews stay behind";
    ReviewsBeside: "review is beside another in one place and stays behind",
        "reviews are beside another in one place and stay behind";
    ReviewsUnplaced: "review is of no viewing and stays behind",
        "reviews are of no viewing and stay behind";
    ReviewsTooLong: "review is longer than a file of the format may be and stays behind",
        "reviews are longer than a file of the format may be and stay behind";

    // What goes along changed.
    ViewingsParted: "review is of the same viewing as another and comes back with one of its own",
        "reviews are of the same viewing as another and come back with one of their own";
    ScoresRounded: "score is rounded down", "scores are rounded down";
    ScoresInTags: "score is rounded down, and goes along exactly as a tag",
        "scores are rounded down, and go along exactly as tags";
    ScoresTooLow: "score is lower than the format knows and stays behind",
        "scores are lower than the format knows and stay behind";
    ScoresOlder: "score is not its film’s latest and stays behind",
        "scores are not their film’s latest and stay behind";
    ScoresOfFilms: "score of a viewing without an exact date becomes its film’s",
        "scores of viewings without an exact date become their films’";
    DatesPartial: "date is not known to the day and stays behind",
        "dates are not known to the day and stay behind";
    DatesAbout: "date is no longer said to be ‘about’ then",
        "dates are no longer said to be ‘about’ then";
    TagsReworded: "tag has a comma, which becomes a semicolon",
        "tags have a comma, which becomes a semicolon";
    TextsRetyped: "text has straight quotes or backslashes, which become others",
        "texts have straight quotes or backslashes, which become others";
    TextsCleaned: "text has control characters or line ends within, which go",
        "texts have control characters or line ends within, which go";
    Formatting: "review loses some of its formatting", "reviews lose some of their formatting";
    LineBreaks: "review loses its line breaks", "reviews lose their line breaks";
    HeadlinesInText: "headline becomes part of its review’s text",
        "headlines become part of their reviews’ texts";
    SummariesInText: "summary becomes part of its review’s text",
        "summaries become part of their reviews’ texts";
    Spoilers: "review loses its spoiler marks", "reviews lose their spoiler marks";
    StillsInText: "review loses the stills in its text", "reviews lose the stills in their text";
    PicturesResized: "picture goes along as a JPEG of the size it is shown in",
        "pictures go along as JPEGs of the size they are shown in";

    // Facts of films.
    Years: "year stays behind", "years stay behind";
    OriginalTitles: "original title stays behind", "original titles stay behind";
    TitleLanguages: "title’s language stays behind", "titles’ languages stay behind";
    Taglines: "tagline stays behind", "taglines stay behind";
    Runtimes: "length stays behind", "lengths stay behind";
    Directors: "film goes without its directors", "films go without their directors";
    Writers: "film goes without its writers", "films go without their writers";
    Cast: "film goes without its cast", "films go without their cast";
    Genres: "film goes without its genres", "films go without their genres";
    Countries: "film goes without its countries", "films go without their countries";
    SpokenLanguages: "film goes without the languages spoken",
        "films go without the languages spoken";
    OutsideIds: "id of a catalogue stays behind", "ids of catalogues stay behind";
    Posters: "poster stays behind", "posters stay behind";
    Stills: "still stays behind", "stills stay behind";
    StillTimes: "still goes without its time in the film", "stills go without their times in the film";
    FilmLikes: "liked film is no longer marked as liked",
        "liked films are no longer marked as liked";
    FilmScores: "score given to a film and to no viewing stays behind",
        "scores given to films and to no viewing stay behind";
    ScoredDates: "date on which a film was scored stays behind",
        "dates on which films were scored stay behind";
    HandEdited: "film no longer says which of its facts are edited by hand",
        "films no longer say which of their facts are edited by hand";

    // What is said of viewings.
    DayOrders: "viewing loses its place within the day", "viewings lose their place within the day";
    Rewatches: "viewing is no longer marked as a rewatch",
        "viewings are no longer marked as rewatches";
    Abandoned: "viewing is no longer marked as broken off",
        "viewings are no longer marked as broken off";
    Scores: "viewing goes without its score", "viewings go without their scores";
    Likes: "viewing is no longer marked as liked", "viewings are no longer marked as liked";
    Places: "place stays behind", "places stay behind";
    Formats: "viewing goes without what it was seen on", "viewings go without what they were seen on";
    Companions: "viewing goes without who was there", "viewings go without who was there";
    Notes: "note stays behind", "notes stay behind";
    Tags: "viewing goes without its tags", "viewings go without their tags";
    LoggedDates: "date of logging stays behind", "dates of logging stay behind";
    PrivateMarks: "mark ‘private’ stays behind", "marks ‘private’ stay behind";

    // What is said of reviews, beside their words.
    Headlines: "headline stays behind", "headlines stay behind";
    Summaries: "summary stays behind", "summaries stay behind";
    Verdicts: "verdict of the writer’s own word stays behind",
        "verdicts of the writer’s own words stay behind";
    ReviewLanguages: "review no longer says its language", "reviews no longer say their language";
    WrittenDates: "review no longer says when it was written",
        "reviews no longer say when they were written";
    WrittenHours: "review says the day it was written on, and no hour",
        "reviews say the days they were written on, and no hours";
    Revisions: "earlier version of a review stays behind",
        "earlier versions of reviews stay behind";

    // What a journal keeps beside.
    Watchlist: "film to see is no longer on the watchlist",
        "films to see are no longer on the watchlist";
    WatchlistReasons: "reason to see a film stays behind", "reasons to see films stay behind";
    WatchlistDates: "watchlist entry loses its date", "watchlist entries lose their dates";
    Lists: "list stays behind", "lists stay behind";
    Listings: "place of a film on a list stays behind", "places of films on lists stay behind";
    ListNames: "list is spelt otherwise in the name of its file",
        "lists are spelt otherwise in the names of their files";
    ListDescriptions: "list goes without its description",
        "lists go without their descriptions";
    ListRanks: "list is no longer ranked", "lists are no longer ranked";
    ListTags: "list goes without its tags", "lists go without their tags";
    ListNotes: "note on a list is longer than a file of the format may be and stays behind",
        "notes on lists are longer than a file of the format may be and stay behind";
    EditorDrafts: "text the editor holds unfinished stays behind",
        "texts the editor holds unfinished stay behind";
    Shelves: "shelf stays behind", "shelves stay behind";
    Comparisons: "answer to which of two films is better stays behind",
        "answers to which of two films is better stay behind";
    KeptLines: "line kept from a review stays behind", "lines kept from reviews stay behind";
    VerdictScale: "word of the verdict scale stays behind",
        "words of the verdict scale stay behind";
    Settings: "setting stays behind", "settings stay behind";
    Imports: "receipt of an import stays behind", "receipts of imports stay behind";
    Bookkeeping: "record no longer says when it was added and changed, and by what name it is known again",
        "records no longer say when they were added and changed, and by what name they are known again";
}
