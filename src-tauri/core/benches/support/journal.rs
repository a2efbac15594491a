//! A journal of any size to measure with, brought in as a person's would be.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use matinee_core::{Journal, Progress};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Words of the reviews and titles: a few common, most of them rare.
pub const WORDS: [&str; 24] = [
    "light", "room", "winter", "camera", "silence", "river", "letter", "music", "night", "station",
    "window", "mother", "snow", "journey", "garden", "colour", "mirror", "harbour", "violin",
    "dust", "thunder", "orchard", "signal", "keeper",
];

/// Makes a journal of `entries` viewings in `folder`, a fifth of them reviewed.
pub fn of(entries: usize, folder: &Path) -> Journal {
    let export = folder.join("export.zip");
    write_export(entries, &export);
    let journal = Journal::open(&folder.join("journal")).expect("a new journal");
    journal.import_file(&export, Progress::unwatched()).expect("the export comes in");
    journal
}

/// Writes a Letterboxd export of `entries` diary rows, the same for the same number.
pub fn write_export(entries: usize, path: &Path) {
    let mut chance = Chance(20_260_630);
    let mut diary =
        String::from("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n");
    let mut reviews =
        String::from("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n");
    for at in 0..entries {
        // One in five is a film seen before.
        let film = if at > 0 && chance.below(5) == 0 { chance.below(at) } else { at };
        let mut of_film = Chance(film as u64 + 1);
        let title = of_film.words(3);
        let year = 1925 + of_film.below(100);
        let rating = chance.below(10) + 1;
        let day = format!(
            "{}-{:02}-{:02}",
            2008 + at * 18 / entries,
            chance.below(12) + 1,
            chance.below(28) + 1
        );
        let rating = format!("{}{}", rating / 2, if rating % 2 == 1 { ".5" } else { "" });
        let front = format!("{day},{title} {film},{year},https://boxd.it/e{at},{rating},");
        let again = if film == at { "" } else { "Yes" };
        let tag = WORDS[chance.below(WORDS.len())];
        let _ = writeln!(diary, "{front}{again},{tag},{day}");
        if chance.below(5) == 0 {
            let length = 60 + chance.below(300);
            let _ = writeln!(reviews, "{front}{again},{},{tag},{day}", chance.words(length));
        }
    }
    let mut zip = ZipWriter::new(File::create(path).expect("the export can be written"));
    for (name, text) in [("diary.csv", diary), ("reviews.csv", reviews)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a member");
        zip.write_all(text.as_bytes()).expect("a member's text");
    }
    zip.finish().expect("a whole ZIP");
}

/// The same numbers on every machine.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap_or_default()
    }

    /// So many words: one in two a common one, the others of a large vocabulary.
    pub fn words(&mut self, count: usize) -> String {
        let word = |chance: &mut Self| match chance.below(2) {
            0 => WORDS[chance.below(WORDS.len())].to_owned(),
            _ => format!("{}{}", WORDS[chance.below(WORDS.len())], chance.below(300)),
        };
        (0..count).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }
}
