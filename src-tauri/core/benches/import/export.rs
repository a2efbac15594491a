//! A made-up export of any size, the same each time: films with a long tail, some seen again, one
//! entry in five reviewed at length, one in three tagged.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Numbers that look like chance: SplitMix64, <https://prng.di.unimi.it/splitmix64.c>.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 24] = [
            "ba", "cor", "del", "fen", "gra", "hol", "il", "jor", "ka", "lum", "mer", "no", "or",
            "pel", "qui", "ros", "sta", "tre", "ul", "ver", "wen", "xo", "yl", "zé",
        ];
        // The square makes some words far more frequent than others, as in prose.
        let rare = self.below(80) * self.below(80);
        let mut word = String::new();
        let mut left = rare + 1;
        while left > 0 {
            word.push_str(SYLLABLES[left % SYLLABLES.len()]);
            left /= SYLLABLES.len();
        }
        word
    }

    fn prose(&mut self, words: usize) -> String {
        let mut prose = String::new();
        for at in 0..words {
            match at % 17 {
                0 if at % 90 < 17 && at > 0 => prose.push_str(".\r\n\r\n"),
                0 if at > 0 => prose.push_str(". "),
                8 => prose.push_str(", "),
                _ if at > 0 => prose.push(' '),
                _ => {}
            }
            let word = self.word();
            if self.one_in(90) {
                let _ = write!(prose, "<i>{word}</i>");
            } else {
                prose.push_str(&word);
            }
        }
        prose.push('.');
        prose
    }
}

struct Film {
    title: String,
    year: usize,
    uri: String,
}

/// The ZIP of an export with so many entries in its diary.
pub fn packed(entries: usize) -> Vec<u8> {
    let mut chance = Chance(2026);
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let films_only = "Date,Name,Year,Letterboxd URI";
    for (file, heading) in [
        ("diary.csv", "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date"),
        ("reviews.csv", "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date"),
        ("ratings.csv", "Date,Name,Year,Letterboxd URI,Rating"),
        ("watched.csv", films_only),
        ("watchlist.csv", films_only),
        ("likes/films.csv", films_only),
    ] {
        files.insert(file, format!("{heading}\r\n"));
    }
    let mut films: Vec<Film> = Vec::new();
    let mut rated: BTreeMap<usize, (String, String)> = BTreeMap::new();
    let tags: Vec<String> = (0..60).map(|_| chance.word()).collect();
    for entry in 0..entries {
        let again = !films.is_empty() && chance.below(100) < 22;
        let (year, month, day) =
            (2008 + entry * 18 / entries, 1 + entry % 12, 1 + chance.below(28));
        let date = format!("{year}-{month:02}-{day:02}");
        let at = if again { chance.below(films.len()) } else { films.len() };
        if !again {
            films.push(film(&mut chance, at));
            add(&mut files, "watched.csv", &date, &films[at], "");
            if chance.one_in(7) {
                add(&mut files, "likes/films.csv", &date, &films[at], "");
            }
        }
        let rating = match chance.one_in(8) {
            true => String::new(),
            false => format!("{}", (1 + chance.below(10)) as f32 / 2.0),
        };
        if !rating.is_empty() {
            rated.insert(at, (date.clone(), rating.clone()));
        }
        let rewatch = if again { "Yes" } else { "" };
        let tagged = match chance.one_in(3) {
            true => format!("\"{}, {}\"", tags[chance.below(60)], tags[chance.below(60)]),
            false => String::new(),
        };
        let Film { title, year, .. } = &films[at];
        let head = format!("{date},\"{title}\",{year},https://boxd.it/e{entry},{rating},{rewatch}");
        let _ = write!(files.entry("diary.csv").or_default(), "{head},{tagged},{date}\r\n");
        if chance.one_in(5) {
            let words = 50 + chance.below(20) * chance.below(20);
            let review = chance.prose(words);
            let _ = write!(
                files.entry("reviews.csv").or_default(),
                "{head},\"{review}\",{tagged},{date}\r\n"
            );
        }
    }
    for (at, (date, rating)) in rated {
        add(&mut files, "ratings.csv", &date, &films[at], &format!(",{rating}"));
    }
    for at in 0..entries / 20 {
        let wanted = film(&mut chance, films.len() + at);
        add(&mut files, "watchlist.csv", "2026-06-01", &wanted, "");
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(path, SimpleFileOptions::default()).expect("a ZIP in memory");
        zip.write_all(text.as_bytes()).expect("a ZIP in memory");
    }
    zip.finish().expect("a ZIP in memory").into_inner()
}

fn film(chance: &mut Chance, number: usize) -> Film {
    let title = format!("The {} of {}, {}", chance.word(), chance.word(), chance.word());
    Film { title, year: 1920 + chance.below(106), uri: format!("https://boxd.it/f{number}") }
}

fn add(
    files: &mut BTreeMap<&str, String>,
    file: &'static str,
    date: &str,
    film: &Film,
    more: &str,
) {
    let Film { title, year, uri } = film;
    let _ = write!(files.entry(file).or_default(), "{date},\"{title}\",{year},{uri}{more}\r\n");
}
