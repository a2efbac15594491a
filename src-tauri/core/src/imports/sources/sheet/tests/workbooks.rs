use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::imports::foreign::ForeignText;
use crate::imports::sources::FilmsAre;

const DATE: &str = "yyyy-mm-dd";

fn excel(from_1904: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Diary").unwrap();
    let date = Format::new().set_num_format(DATE);
    for (index, name) in ["Title", "Year", "Watched", "Rating", "Rewatch"].iter().enumerate() {
        sheet.write(2, index as u16, *name).unwrap();
    }
    sheet.write(3, 0, "Heat, the film").unwrap();
    sheet.write(3, 1, 1995).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 3, 1).unwrap().and_hms(23, 30, 0).unwrap();
    sheet.write_with_format(3, 2, &day, &date).unwrap();
    sheet.write(3, 3, 4.5).unwrap();
    sheet.write(3, 4, true).unwrap();
    sheet.write(5, 0, "Alien").unwrap();
    // The number of a day that nobody formatted as one.
    sheet.write(6, 0, "Moth").unwrap();
    sheet.write(6, 2, 46_082.5).unwrap();
    let other = book.add_worksheet();
    other.set_name("To see").unwrap();
    other.write(0, 0, "Film").unwrap();
    other.write(1, 0, "Kites").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    if from_1904 { counted_from_1904(&bytes) } else { bytes }
}

/// The same workbook with its days counted from 1904, as Excel on a Mac once did.
fn counted_from_1904(bytes: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut member = from.by_index(index).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut member, &mut text).unwrap();
        if name == "xl/workbook.xml" {
            assert!(text.contains("<workbookPr "));
            text = text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_of_excels_is_read_row_by_row() {
    let (look, _, rows) = read_as(&excel(false), &ImportReading::default()).unwrap();
    assert_eq!(
        (look.sheets.as_slice(), look.heading_row),
        (&["Diary".into(), "To see".into()][..], 3)
    );
    assert_eq!(look.encoding, None);
    assert_eq!(
        told(&rows[..1]),
        [("Heat, the film".into(), Some(1995), Some("2026-03-01".into()), Some(90))]
    );
    assert!(viewing(&rows[0]).rewatch);
    assert_eq!(
        (rows[0].origin.line, rows[0].origin.raw.as_str()),
        (4, "\"Heat, the film\",1995,2026-03-01,4.5,yes")
    );
    assert_eq!(rows[1].origin.line, 6);
    assert_eq!(viewing(&rows[2]).watched_on.unwrap().to_string(), "2026-03-01");
}

#[test]
fn days_counted_from_1904_are_the_days_they_are() {
    let (_, _, rows) = read_as(&excel(true), &ImportReading::default()).unwrap();
    // The same number of days after a beginning four years and a day later.
    assert_eq!(told(&rows[..1])[0].2.as_deref(), Some("2030-03-02"));
    assert_eq!(viewing(&rows[2]).watched_on.unwrap().to_string(), "2030-03-02");
}

#[test]
fn another_sheet_of_a_workbook_is_read_when_it_is_asked_for() {
    let reading = ImportReading {
        films_are: Some(FilmsAre::Wanted),
        ..with(SheetMapping { sheet: Some("To see".into()), ..Default::default() })
    };
    let (look, _, rows) = read_as(&excel(false), &reading).unwrap();
    assert_eq!(look.mapping.sheet.as_deref(), Some("To see"));
    assert!(matches!(&rows[0].says, Says::Wanted(film, ..) if film.title == "Kites"));
    let none = with(SheetMapping { sheet: Some("2019".into()), ..Default::default() });
    let refused = read_as(&excel(false), &none).unwrap_err();
    assert!(refused.contains("There is no sheet ‘2019’ in this workbook. It has: Diary, To see."));
}

fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Diary\">{rows}</table:table><table:table table:name=\"Other\"/></office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

const CELLS: &str = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Title</text:p></table:table-cell><table:table-cell><text:p>Watched</text:p></table:table-cell><table:table-cell><text:p>Rating</text:p></table:table-cell><table:table-cell><text:p>Review</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>a comment</text:p></office:annotation><text:p>Salt &amp; <text:span>Sea</text:span></text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-01T23:30:00\"><text:p>01.03.26</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"4.5\"><text:p>4,5</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>One.</text:p><text:p>Two<text:s text:c=\"2\"/>three.</text:p></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";

#[test]
fn an_open_document_workbook_is_read_row_by_row() {
    let (look, _, rows) = read_as(&open_document(CELLS), &ImportReading::default()).unwrap();
    assert_eq!((look.sheets.as_slice(), look.rows), (&["Diary".into(), "Other".into()][..], 1));
    assert_eq!(told(&rows), [("Salt & Sea".into(), None, Some("2026-03-01".into()), Some(90))]);
    let body = ForeignText::Markdown("One.\nTwo  three.".into());
    assert_eq!(viewing(&rows[0]).review.as_ref().unwrap().body, body);
    assert_eq!(rows[0].origin.line, 4);
}

#[test]
fn days_of_an_open_document_are_counted_from_the_day_it_says() {
    let day = |settings: &str| {
        let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
        let text =
            |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let number = "<table:table-cell office:value-type=\"float\" office:value=\"44620\"><text:p>44620</text:p></table:table-cell>";
        let rows = [row(&(text("Title") + &text("Watched"))), row(&(text("Kites") + number))];
        let bytes = open_document(&format!("{settings}{}", rows.concat()));
        let (_, _, rows) = read_as(&bytes, &ImportReading::default()).unwrap();
        viewing(&rows[0]).watched_on.unwrap().to_string()
    };
    assert_eq!(day(""), "2022-02-28");
    assert_eq!(day("<table:null-date table:date-value=\"1904-01-01\"/>"), "2026-03-01");
}

#[test]
fn a_workbook_made_to_do_harm_is_stopped() {
    let filled = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let refused = read_as(&open_document(filled), &ImportReading::default()).unwrap_err();
    assert!(refused.contains("is repeated more than 1000 times"), "{refused}");

    let long = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"400\"><text:p>{}</text:p></table:table-cell></table:table-row>",
        "salt sea ".repeat(3_000)
    );
    let refused = read_as(&open_document(&long), &ImportReading::default()).unwrap_err();
    assert!(refused.contains("is longer than 4 MB"), "{refused}");

    let bomb = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/a.xml", &vec![b' '; 8 << 20])]);
    let refused = read_as(&bomb, &ImportReading::default()).unwrap_err();
    assert!(refused.contains("grows more than 200 times"), "{refused}");

    let refused =
        read_as(&packed(&[("xl/workbook.xml", b"<no")]), &ImportReading::default()).unwrap_err();
    assert!(refused.contains("This workbook is damaged"), "{refused}");
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Title").unwrap();
    sheet.write(0, 1, "Rating").unwrap();
    sheet.write(1_048_575, 0, "Heat").unwrap();
    sheet.write(1_048_575, 1, 8).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (look, _, rows) = read_as(&bytes, &ImportReading::default()).unwrap();
    assert_eq!((look.rows, rows[0].origin.line), (1, 1_048_576));
}
