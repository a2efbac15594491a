//! A journal of any size with everything in it: people, genres, places, posters, brought in as an
//! archive of Matinee's own.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Cursor, Write};
use std::path::Path;

use matinee_core::{Journal, Progress};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::journal::{Chance, WORDS};

/// Pictures that all the posters are of: more than a window ever shows at once.
const POSTERS: usize = 240;
/// A time everything was written at.
const THEN: &str = "2026-06-30T12:00:00.000Z";
const GENRES: [&str; 12] = [
    "Drama",
    "Comedy",
    "Crime",
    "Documentary",
    "Horror",
    "Romance",
    "Western",
    "Musical",
    "War",
    "Fantasy",
    "Thriller",
    "Animation",
];
const COUNTRIES: [&str; 10] = [
    "Denmark", "Japan", "France", "Brazil", "India", "Senegal", "Iran", "Poland", "Mexico", "Korea",
];
const PLACES: [&str; 8] =
    ["Kino Arkaden", "At home", "Rio", "Odeon", "Cinemateca", "Film club", "Ana's", "Rex"];

/// Makes a journal of `entries` viewings in `folder`/journal: four films for five viewings, one
/// viewing in five reviewed, every film with a poster when `posters`.
pub fn of(entries: usize, folder: &Path, posters: bool) -> Journal {
    let archive = folder.join("whole.matinee.zip");
    write(entries, &archive, posters);
    let journal = Journal::open(&folder.join("journal")).expect("a new journal");
    let report = journal.import_archive(&archive, Progress::unwatched()).expect("it comes in");
    assert_eq!(report.value.receipt.problems, [], "the archive is as an export writes it");
    journal
}

/// Writes the archive, the same for the same number.
pub fn write(entries: usize, path: &Path, posters: bool) {
    let mut archive = Archive::begin(path);
    let films = (entries * 4 / 5).max(1);
    let people = (films / 4).max(1);
    let named: Vec<Value> = (0..people)
        .map(|at| {
            let mut of = Chance(at as u64 + 7);
            let name = format!("{} {}{at}", capital(&of.words(1)), capital(&of.words(1)));
            json!({ "uid": uid(2, at), "name": name })
        })
        .collect();
    let pictures: Vec<(String, Vec<u8>)> =
        if posters { (0..POSTERS).map(picture).collect() } else { Vec::new() };
    archive.records("media", pictures.iter().map(|(hash, bytes)| {
        json!({ "hash": hash, "file": member_of(hash), "format": "jpeg", "width": 300, "height": 450,
                "bytes": bytes.len(), "added_at": THEN })
    }));
    archive.records("people", named);
    archive.records("films", (0..films).map(|at| film(at, people, &pictures)));
    let mut chance = Chance(20_260_630);
    let viewings: Vec<Value> =
        (0..entries).map(|at| viewing(at, entries, films, &mut chance)).collect();
    let mut reviews = Vec::new();
    let mut bodies = Vec::new();
    for (at, viewing) in viewings.iter().enumerate().filter(|(at, _)| at % 5 == 0) {
        let file = format!("reviews/{at}.md");
        let length = 60 + chance.below(300);
        let words = chance.words(length);
        bodies.push((file.clone(), format!("---\nuid: \"{}\"\n---\n\n{words}\n", uid(4, at))));
        reviews
            .push(json!({ "uid": uid(4, at), "film": viewing["film"], "viewing": viewing["uid"],
            "file": file, "state": "finished", "written_at": THEN, "changed_at": THEN }));
    }
    archive.records("viewings", viewings);
    archive.records("reviews", reviews);
    for (name, text) in bodies {
        archive.member(&name, text.as_bytes());
    }
    for (hash, bytes) in &pictures {
        archive.member(&member_of(hash), bytes);
    }
    archive.finish();
}

fn film(at: usize, people: usize, pictures: &[(String, Vec<u8>)]) -> Value {
    let mut of = Chance(at as u64 + 1);
    let credits: Vec<Value> = ["director", "writer", "cast", "cast", "cast", "cast"]
        .iter()
        .map(|role| json!({ "person": uid(2, of.below(people)), "role": role }))
        .collect();
    let mut film = json!({
        "uid": uid(1, at),
        "title": format!("{} {at}", capital(&of.words(3))),
        "year": 1925 + of.below(100),
        "runtime_min": 60 + of.below(120),
        "genres": [GENRES[of.below(GENRES.len())]],
        "countries": [COUNTRIES[of.below(COUNTRIES.len())]],
        "credits": credits,
        "added_at": THEN,
        "changed_at": THEN,
    });
    if let Some((hash, _)) = pictures.get(at % pictures.len().max(1)) {
        film["poster"] = json!(hash);
    }
    film
}

fn viewing(at: usize, entries: usize, films: usize, chance: &mut Chance) -> Value {
    // One in five is a film seen before.
    let first = at * films / entries;
    let again = at > 0 && at % 5 == 4;
    let film = if again { chance.below(first.max(1)) } else { first };
    let (year, month, day) = (2008 + at * 18 / entries, chance.below(12) + 1, chance.below(28) + 1);
    let half = chance.below(20) + 1;
    json!({
        "uid": uid(3, at),
        "film": uid(1, film),
        "watched_on": format!("{year}-{month:02}-{day:02}"),
        "rewatch": again,
        "score": half as f64 / 2.0,
        "place": PLACES[chance.below(PLACES.len())],
        "tags": [WORDS[chance.below(WORDS.len())]],
        "added_at": THEN,
        "changed_at": THEN,
    })
}

/// A picture of one colour that no other has, and the hash of its bytes.
fn picture(at: usize) -> (String, Vec<u8>) {
    let mut of = Chance(at as u64 + 3);
    let colour = [of.below(200) as u8, of.below(200) as u8, at as u8];
    let mut image = image::RgbImage::from_pixel(300, 450, image::Rgb(colour));
    // Something to paint: bands, as most posters have.
    for (x, y, pixel) in image.enumerate_pixels_mut() {
        if (x / 30 + y / 45) % 2 == 0 {
            pixel.0[at % 3] = pixel.0[at % 3].wrapping_add((y / 4) as u8);
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a picture");
    let bytes = bytes.into_inner();
    (blake3::hash(&bytes).to_hex().to_string(), bytes)
}

fn member_of(hash: &str) -> String {
    format!("media/{}/{hash}.jpg", &hash[..2])
}

/// A uid of a kind of record.
fn uid(kind: usize, at: usize) -> String {
    format!("01900000-000{kind}-7000-8000-{at:012x}")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

struct Archive {
    zip: ZipWriter<BufWriter<File>>,
    counts: BTreeMap<String, usize>,
    members: BTreeMap<String, String>,
}

impl Archive {
    fn begin(path: &Path) -> Self {
        let file = File::create(path).expect("the archive can be written");
        let zip = ZipWriter::new(BufWriter::new(file));
        Self { zip, counts: BTreeMap::new(), members: BTreeMap::new() }
    }

    fn member(&mut self, name: &str, bytes: &[u8]) {
        self.zip.start_file(name, SimpleFileOptions::default()).expect("a member");
        self.zip.write_all(bytes).expect("its bytes");
        self.members.insert(name.to_owned(), blake3::hash(bytes).to_hex().to_string());
    }

    fn records(&mut self, name: &str, records: impl IntoIterator<Item = Value>) {
        let lines: Vec<String> = records.into_iter().map(|record| record.to_string()).collect();
        self.counts.insert(name.to_owned(), lines.len());
        self.member(&format!("{name}.json"), format!("[\n{}\n]\n", lines.join(",\n")).as_bytes());
    }

    fn finish(mut self) {
        let manifest = json!({ "format": "matinee-archive", "version": 1, "made_at": THEN,
            "made_by": "a benchmark", "counts": self.counts, "members": self.members });
        self.zip.start_file("manifest.json", SimpleFileOptions::default()).expect("a member");
        self.zip.write_all(manifest.to_string().as_bytes()).expect("its bytes");
        self.zip.finish().expect("a whole archive");
    }
}
