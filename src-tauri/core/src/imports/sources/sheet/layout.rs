//! Whether a text is a table, what parts its values, and where its heading stands.

use super::cells::{meant, number};
use super::dates::Orders;
use super::grid::is_blank;
use super::words::field_of;
use crate::imports::csv_rows::{CsvRow, CsvRows, Dialect, Next, Quotes};

/// What may stand between two values.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows that are looked at.
pub(super) const HEAD: usize = 40;

/// Rows among which a heading is looked for.
const ABOVE: usize = 20;

/// How values are parted by this separator.
pub(super) fn parted_by(separator: u8) -> Dialect {
    Dialect { separator, quotes: Quotes::Doubled }
}

/// How the values of a text are parted, if it is a table at all. A heading that is known makes one
/// of it; without, its rows have to be all of one length and unlike sentences.
pub(super) fn dialect_of(start: &str, whole: bool) -> Option<Dialect> {
    let first = start.trim_start();
    if first.starts_with(['<', '{', '[']) || first.starts_with("---") {
        return None;
    }
    let mut best: Option<(usize, u8)> = None;
    for separator in SEPARATORS {
        // That is how Markdown draws a table, in the middle of a text.
        if separator == b'|' && first.starts_with('|') {
            continue;
        }
        let rows = first_rows(start, separator, whole);
        let worth = worth(&rows, separator);
        if worth > best.map_or(0, |(worth, _)| worth) {
            best = Some((worth, separator));
        }
    }
    let best = best.map(|(_, separator)| parted_by(separator));
    best.or_else(|| is_one_column(first).then(|| unparted(start)))
}

/// How one column is read: by a separator that its text has none of, if there is one.
pub(super) fn unparted(start: &str) -> Dialect {
    let none = |separator: &&u8| !start.as_bytes().contains(separator);
    parted_by(SEPARATORS.iter().rev().find(none).copied().unwrap_or(b'\t'))
}

/// Whether a text is one column of titles under a name that promises them, a title a line.
fn is_one_column(text: &str) -> bool {
    const TITLE: usize = 100;
    let mut lines = text.trim_end().lines().map(str::trim);
    let name = lines.next().filter(|name| !name.bytes().any(|byte| SEPARATORS.contains(&byte)));
    let named = name.and_then(field_of).is_some_and(|field| field.is_title());
    let mut below = lines.peekable();
    let is_title = |line: &str| !line.is_empty() && line.chars().count() <= TITLE;
    named && below.peek().is_some() && below.all(is_title)
}

fn first_rows(start: &str, separator: u8, whole: bool) -> Vec<CsvRow> {
    let mut rows = CsvRows::written(start.as_bytes(), parted_by(separator));
    let mut read = Vec::new();
    let mut row = CsvRow::default();
    while read.len() <= HEAD {
        match rows.next(&mut row) {
            Ok(Next::Row) if !is_blank(&row) => read.push(row.clone()),
            Ok(Next::Row | Next::Bad(_)) => {}
            Ok(Next::End) => {
                // What is looked at may end inside a row.
                if !whole {
                    read.pop();
                }
                break;
            }
            Err(_) => break,
        }
    }
    read
}

/// How surely these are the rows of a table; nought for none.
fn worth(rows: &[CsvRow], separator: u8) -> usize {
    let lengths: Vec<usize> = rows.iter().map(filled_to).collect();
    let known = rows.iter().take(ABOVE).map(known_names).max().unwrap_or_default();
    let titled = rows.iter().take(ABOVE).any(|row| known_names(row) > 0 && names_titles(row));
    let widest = rows.iter().map(CsvRow::len).max().unwrap_or_default();
    let Some(usual) =
        (2..=widest).max_by_key(|columns| rows.iter().filter(|row| row.len() == *columns).count())
    else {
        return 0;
    };
    let alike = rows.iter().filter(|row| row.len() == usual).count();
    if known >= 2 && titled {
        // Also a heading with nothing under it; rows of other lengths will be told one by one.
        let sound = rows.len() == 1 || alike * 2 > rows.len();
        return if sound { 1_000 * known + alike } else { 0 };
    }
    let spaced = rows.iter().flat_map(|row| row.values().skip(1)).filter(|v| v.starts_with(' '));
    let spaced = spaced.count();
    let values: usize = rows.iter().map(|row| row.len() - 1).sum();
    if alike < rows.len() || lengths.contains(&0) {
        return 0;
    }
    // Few as they are, rows that all have a year, a date or a mark in one place are no sentences.
    let in_place = |column: usize| rows.iter().all(|row| row.value(column).is_some_and(is_figure));
    if rows.len() >= 2 && spaced == 0 && (1..usual).any(in_place) {
        return alike;
    }
    let like_sentences = match separator {
        b',' => usual < 3 || spaced * 5 > values,
        b';' => spaced * 5 > values,
        _ => false,
    };
    if rows.len() >= 3 && !like_sentences { alike } else { 0 }
}

fn filled_to(row: &CsvRow) -> usize {
    row.values().filter(|value| !value.trim().is_empty()).count()
}

/// How many values of a row are known as names of columns.
fn known_names(row: &CsvRow) -> usize {
    row.values().filter(|value| value.len() < 60 && field_of(value.trim()).is_some()).count()
}

fn names_titles(row: &CsvRow) -> bool {
    row.values().any(|value| field_of(value.trim()).is_some_and(|field| field.is_title()))
}

/// On which row the names of the columns stand; nothing where none does.
pub(super) fn heading_in(rows: &[CsvRow]) -> Option<&CsvRow> {
    let widest = rows.iter().map(filled_to).max().unwrap_or_default();
    let mut best: Option<(&CsvRow, usize)> = None;
    for row in rows.iter().take(ABOVE) {
        let (known, filled) = (known_names(row), filled_to(row));
        let is_heading = known >= 2 && (known * 2 >= filled || names_titles(row))
            || known == 1 && filled == widest && widest <= 2 && names_titles(row);
        if is_heading && best.is_none_or(|(_, most)| known > most) {
            best = Some((row, known));
        }
    }
    if let Some((row, _)) = best {
        return Some(row);
    }
    // Words above numbers or dates name them, in whatever language.
    let first = rows.first()?;
    let below = &rows[1..];
    let words = first.values().all(|value| !value.trim().is_empty() && !is_figure(value));
    let figures = |column: usize| {
        let filled = below.iter().filter_map(|row| row.value(column));
        let filled: Vec<&str> = filled.filter(|value| !value.trim().is_empty()).collect();
        filled.len() >= 2
            && filled.iter().filter(|value| is_figure(value)).count() * 5 >= filled.len() * 3
    };
    (words && (0..first.len()).any(figures)).then_some(first)
}

fn is_figure(value: &str) -> bool {
    let value = meant(value);
    let mut orders = Orders::default();
    orders.see(&value);
    orders.dates > 0 || number(&value, None).is_some()
}

/// The names of the columns under this heading; where one is blank or there is none, the letter
/// that a spreadsheet gives the column.
pub(super) fn names_of(heading: Option<&CsvRow>, rows: &[CsvRow]) -> Vec<String> {
    let columns = match heading {
        Some(heading) => heading.len(),
        None => rows.iter().map(CsvRow::len).max().unwrap_or_default(),
    };
    let mut names: Vec<String> = Vec::new();
    for column in 0..columns {
        let name = heading.and_then(|row| row.value(column)).map(meant).unwrap_or_default();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { letter_of(column) } else { name };
        let mut told = name.clone();
        let mut times = 1;
        while names.contains(&told) {
            times += 1;
            told = format!("{name} ({times})");
        }
        names.push(told);
    }
    names
}

fn letter_of(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letter_of(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn separator(text: &str) -> Option<char> {
        dialect_of(text, true).map(|dialect| char::from(dialect.separator))
    }

    #[rstest]
    #[case("Title,Year\nHeat,1995\n", ',')]
    #[case("Titel;Jahr;Wertung\nHeat;1995;4,5\nAlien;1979;4,0\n", ';')]
    #[case("Film\tDatum\nHeat\t1.3.2026\n", '\t')]
    #[case("Title|Year\nHeat|1995\n", '|')]
    #[case("My films\n\nTitle,Year,Rating\nHeat,1995,4\nAlien,1979,5\nKites,1999,3\n", ',')]
    #[case("Heat,1995,4\nAlien,1979,5\nKites,1999,3\n", ',')]
    #[case("Date,Name,Year,Rating\n2024-01-01,Heat,1995,4\n", ',')]
    #[case("Title,Director\n\"Comma, The Film\",Ada Quay\n", ',')]
    #[case::two_rows("Heat,1995\nAlien,1979\n", ',')]
    #[case::two_columns_without_names("Heat;1.3.2026\nAlien;2.3.2026\nKites;3.3.2026\n", ';')]
    #[case::one_column("Film\nHeat\nComma, The Film\n", '|')]
    fn a_table_is_known_by_its_rows(#[case] text: &str, #[case] by: char) {
        assert_eq!(separator(text), Some(by));
    }

    #[rstest]
    #[case("Salt, sea, silence\nThat is all there is.\n")]
    #[case("Heat\n\n[1] A note.\n")]
    #[case("One, two, three.\nFour, five, six.\nSeven, eight, nine.\n")]
    #[case("He came; he saw\nShe left; she wept\nThey met; they kissed\n")]
    #[case("# Film, title\n\nA review, of sorts, with commas.\n")]
    #[case("---\ntitle: Heat\nyear: 1995\n---\nIt is long, loud, and blue.\n")]
    #[case("| Title | Year |\n|---|---|\n| Heat | 1995 |\n| Alien | 1979 |\n")]
    #[case("<html><body>Title,Year</body></html>")]
    #[case("Salt, 1995\nSilence, 1979\n")]
    #[case("Heat\nAlien\nKites\n")]
    #[case(
        "Film\nHeat is a long film about two men who never meet, but for once, and then twice, and it is loud and blue.\n"
    )]
    #[case("Film\n\nHeat\n")]
    #[case("Film\n")]
    fn prose_is_no_table(#[case] text: &str) {
        assert_eq!(separator(text), None);
    }

    #[test]
    fn columns_without_a_name_have_the_letter_of_a_spreadsheet() {
        assert_eq!(letter_of(0), "A");
        assert_eq!(letter_of(25), "Z");
        assert_eq!(letter_of(26), "AA");
        assert_eq!(letter_of(701), "ZZ");
    }
}
