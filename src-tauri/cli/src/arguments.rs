use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A journal for people who love films.
#[derive(Debug, Parser)]
#[command(
    name = "matinee",
    version,
    about = "A journal for people who love films. Without a command it opens the window.",
    disable_help_subcommand = false,
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// The journal’s folder, instead of the usual one
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) journal: Option<PathBuf>,

    /// Write one JSON document to standard output, for programs
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bring in what Letterboxd, IMDb, Trakt and others export, any table, reviews, or an archive of Matinee’s
    Import(Import),
    /// Write the journal, or part of it, as files
    Export(Export),
    /// Log a viewing from one line: heat 1995 9.5 yesterday @rio #70mm
    Log(Log),
    /// List films, the last watched first
    List(List),
    /// Show a film, a viewing or a review
    Show(Show),
    /// Find words in titles, people, reviews and the diary
    Search(Search),
    /// Count what is in the journal, or tell the statistics of a time
    Stats(Stats),
    /// Write a year, or any time, as a page and as cards to send
    Annual(Annual),
    /// Show the order your answers give films of one score
    Scale(Scale),
    /// Prove that the journal is as it was written
    Check(Check),
    /// Make a verified copy of the journal, or list those there are
    Backup(Backup),
    /// Put a backup in the journal’s place, or bring one film or review back from it
    Restore(Restore),
    /// Keep the journal as plain files in a folder, too, or say how far they are
    Mirror(Mirror),
    /// Make a journal again of the plain files of one
    Rebuild(Rebuild),
    /// Take back the last change, or an import whenever it was
    Undo(Undo),
    /// Bring in the sample journal, to look around
    Sample,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// List the backups there are, the newest first, and make none
    #[arg(long)]
    pub(crate) list: bool,

    /// From now on copy each backup to this folder too, best on another disk
    #[arg(long, value_name = "FOLDER", conflicts_with = "no_second_folder")]
    pub(crate) second_folder: Option<PathBuf>,

    /// No longer copy them to a second folder
    #[arg(long)]
    pub(crate) no_second_folder: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup: a name that ‘backup --list’ shows, ‘latest’, or a file
    #[arg(value_name = "BACKUP")]
    pub(crate) backup: PathBuf,

    /// Only bring this film back, by words of its title, beside what the journal has
    #[arg(long, value_name = "TITLE|UID", conflicts_with_all = ["review", "look"])]
    pub(crate) film: Option<String>,

    /// Only bring this review back, by its film’s title, beside what the journal has
    #[arg(long, value_name = "TITLE|UID", conflicts_with = "look")]
    pub(crate) review: Option<String>,

    /// Tell what it holds of the films with these words in their title, and change nothing
    #[arg(long, value_name = "TITLE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) look: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Mirror {
    /// From now on write every film and review to this folder after each save
    #[arg(value_name = "FOLDER", conflicts_with = "off")]
    pub(crate) folder: Option<PathBuf>,

    /// No longer write them; what is there stays
    #[arg(long)]
    pub(crate) off: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Rebuild {
    /// The folder that ‘mirror’ wrote
    #[arg(value_name = "FROM")]
    pub(crate) from: PathBuf,

    /// The folder for the new journal: empty, or not there
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The files to bring in, one after the other; a folder is one import; ‘-’ is standard input
    #[arg(required_unless_present = "list", value_name = "FILE|FOLDER")]
    pub(crate) files: Vec<PathBuf>,

    /// List what was brought in before, the last first, and bring nothing in
    #[arg(long, conflicts_with = "files")]
    pub(crate) list: bool,

    /// Say what would happen, row by row, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// What the columns of a table become: a file of JSON (docs/bringing-in.md)
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,

    /// What a key of front matter becomes in these notes: ‘Sterne=scoreOfFive’ (docs/bringing-in.md)
    #[arg(long = "key", value_name = "NAME=BECOMES")]
    pub(crate) keys: Vec<String>,

    /// What comes first in a date like 3/1/26
    #[arg(long, value_enum)]
    pub(crate) date_order: Option<DateBegins>,

    /// Where you were, for moments in UTC: Europe/Lisbon; otherwise the machine’s own
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,

    /// What stands where file and journal say two things
    #[arg(long, value_enum, default_value_t)]
    pub(crate) on_conflict: Conflict,

    /// What becomes of a row of which it is not sure which film it means
    #[arg(long, value_enum, default_value_t)]
    pub(crate) on_doubt: Doubt,

    /// What the films of a bare list of films are
    #[arg(long, value_enum)]
    pub(crate) films_are: Option<Films>,

    /// What the list of a file is called that gives it no name, with ‘--films-are listed’
    #[arg(long, value_name = "NAME")]
    pub(crate) list_name: Option<String>,

    /// Where the scale of a table’s scores ends
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) score_out_of: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct Undo {
    /// Take out what this import brought, by a uid as ‘import --list’ shows it, or the end of one;
    /// what you have changed since stays
    #[arg(long, value_name = "ID")]
    pub(crate) import: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateBegins {
    Day,
    Month,
    Year,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Conflict {
    /// What the journal says
    #[default]
    Mine,
    /// What the file says
    Theirs,
    /// Both, where there is room for two
    Both,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Doubt {
    /// It stays out
    #[default]
    Ask,
    /// It is taken for the likeliest
    Likeliest,
    /// It adds a film of its own
    New,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Films {
    /// Watched
    Seen,
    /// To be watched
    Wanted,
    /// Liked
    Liked,
    /// A list, called as the file is
    Listed,
    /// Rated, and nothing else
    Rated,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Films to leave it at, by words and filters (docs/searching.md); or the uid of one review.
    /// Without it, everything
    pub(crate) query: Vec<String>,

    /// The file or folder to write; an earlier one of Matinee’s is replaced once the new one is whole
    #[arg(long, value_name = "PATH", required_unless_present = "losses")]
    pub(crate) to: Option<PathBuf>,

    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ExportFormat,

    /// Only say what the format cannot hold, and write nothing
    #[arg(long)]
    pub(crate) losses: bool,

    /// Leave it at the films of this list
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    pub(crate) list: Option<String>,

    /// Leave it at viewings from this date on: 2024-03-01, 2024-03 or 2024
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,

    /// Leave it at viewings up to this date, that date too
    #[arg(long, value_name = "DATE")]
    pub(crate) to_date: Option<String>,

    /// Both in one: 2024..2025-06
    #[arg(long, value_name = "A..B", conflicts_with_all = ["from", "to_date"])]
    pub(crate) between: Option<String>,

    /// Where a site will be on the web, for its feeds and for what is shown where it is linked to
    #[arg(long, value_name = "URL")]
    pub(crate) address: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Everything, to be brought in again without loss: one ZIP of JSON, Markdown and pictures
    #[default]
    Archive,
    /// A folder of notes with front matter, for Obsidian and other editors, and their pictures
    Markdown,
    /// Pages that need nothing else: a file for one review, a folder for several
    Html,
    /// A book, EPUB 3, with a chapter a review
    Epub,
    /// A folder that is a whole site, to be put on the web or opened where it lies
    Site,
    /// Plain text: a file for one review, a folder for several
    Text,
    /// What Letterboxd imports: CSV files below a megabyte, in a folder
    Letterboxd,
    /// A list of ratings as IMDb writes one
    Imdb,
    /// The CSV Trakt takes
    Trakt,
    /// Movary’s three CSV files, in a folder
    Movary,
    /// Yamtrack’s CSV
    Yamtrack,
    /// A collection of films for Tellico
    Tellico,
    /// Every field of films, viewings and reviews: a row a viewing
    Csv,
    /// The same, guarded against being taken for formulas by a spreadsheet
    CsvSafe,
    /// Every record in one JSON document
    Json,
    /// Every record on a line of its own
    Jsonl,
    /// A copy of the journal’s database
    Sqlite,
}

#[derive(Debug, Args)]
pub(crate) struct Log {
    /// The line: a title, then in any order its year, a score, when, @place, #tag, with:name
    /// (docs/logging.md)
    #[arg(required = true, value_name = "LINE")]
    pub(crate) line: Vec<String>,

    /// Say what the line is understood to say, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Log the line no more than once under this name, however often a script asks for it
    #[arg(long, value_name = "NAME", conflicts_with = "dry_run")]
    pub(crate) once: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Words and filters: marder score>=8 year:197x (docs/searching.md)
    pub(crate) query: Vec<String>,

    /// No more than this many
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// A uid as ‘list’ and ‘search’ show it, or the end of one
    pub(crate) id: String,

    /// How to write it
    #[arg(long, value_enum)]
    pub(crate) format: Option<ShowFormat>,

    /// Where it came from instead: the import, the file, the line and the row as it stood there
    #[arg(long, conflicts_with = "format")]
    pub(crate) origin: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// Plain text, for reading here
    Text,
    /// The review as written, with front matter
    Markdown,
    /// A page that needs nothing else
    Html,
    /// One JSON document, as with --json
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Stats {
    /// Leave them at the films of a query (docs/searching.md)
    pub(crate) query: Vec<String>,

    /// Of the viewings of this year
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["from", "to", "all_years"],
          value_parser = clap::value_parser!(i16).range(1..=9999))]
    pub(crate) year: Option<i16>,

    /// Of viewings up to this date, that date too: 2024-03-01, 2024-03 or 2024
    #[arg(long, value_name = "DATE", conflicts_with = "all_years")]
    pub(crate) to: Option<String>,

    #[command(flatten)]
    pub(crate) since: Since,
}

/// Where a time begins, or that it is all of it.
#[derive(Debug, Args)]
pub(crate) struct Since {
    /// Of viewings from this date on: 2024-03-01, 2024-03 or 2024
    #[arg(long, value_name = "DATE", conflicts_with = "all_years")]
    pub(crate) from: Option<String>,

    /// Of all viewings, the undated too
    #[arg(long)]
    pub(crate) all_years: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Annual {
    /// The year
    #[arg(value_name = "YEAR", conflicts_with_all = ["from", "to_date", "all_years"],
          value_parser = clap::value_parser!(i16).range(1..=9999),
          required_unless_present_any = ["from", "to_date", "all_years"])]
    pub(crate) year: Option<i16>,

    /// The folder to write; an earlier one of Matinee’s is brought up to date
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: PathBuf,

    /// Of viewings up to this date, that date too
    #[arg(long, value_name = "DATE", conflicts_with = "all_years")]
    pub(crate) to_date: Option<String>,

    #[command(flatten)]
    pub(crate) since: Since,

    /// Leave it at the films of a query (docs/searching.md)
    #[arg(long, value_name = "QUERY")]
    pub(crate) only: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Scale {
    /// The score; without one, every score that several films have
    #[arg(value_name = "SCORE")]
    pub(crate) score: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// First mend what can be made again: indexes, thumbnails, pictures a backup has
    #[arg(long, conflicts_with = "salvage")]
    pub(crate) mend: bool,

    /// Make a new journal in this folder of every record that can still be read; the damaged one is only read
    #[arg(long, value_name = "FOLDER")]
    pub(crate) salvage: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// The words; all of them must be there. Filters say in which films: water year:197x
    #[arg(required = true)]
    pub(crate) text: Vec<String>,

    /// No more than this many of each kind
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: u32,
}
