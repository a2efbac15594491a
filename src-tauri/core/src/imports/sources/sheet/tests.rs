use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::imports::foreign::{ForeignText, ForeignViewing};
use crate::imports::sources::{FilmsAre, ImportReading, Recognised, recognise};

const DATE: &str = "yyyy-mm-dd";

fn with(mapping: SheetMapping) -> ImportReading {
    ImportReading { sheet: Some(mapping), ..ImportReading::default() }
}

fn column(name: &str, becomes: SheetField) -> SheetColumn {
    SheetColumn { name: name.into(), becomes }
}

/// How a file of these bytes is found, and what its rows say.
fn read_as(
    bytes: &[u8],
    reading: &ImportReading,
) -> Result<(SheetLook, ImportAsks, Vec<ForeignRow>), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my films.csv");
    std::fs::write(&path, bytes).unwrap();
    let reading = Reading::of(reading).unwrap();
    let Recognised::Rows(mut source) = recognise(&path, &reading).map_err(|err| err.to_string())?
    else {
        return Err("no table".into());
    };
    assert_eq!(source.name(), "sheet");
    let look = source.sheet().unwrap().clone();
    let mut rows = Vec::new();
    let read = source.read(&mut |row, _| {
        rows.push(row);
        true
    });
    read.map_err(|refused| refused.0)?;
    Ok((look, source.asks(), rows))
}

fn read(text: &str) -> (SheetLook, ImportAsks, Vec<ForeignRow>) {
    read_as(text.as_bytes(), &ImportReading::default()).unwrap()
}

fn viewing(row: &ForeignRow) -> &ForeignViewing {
    match &row.says {
        Says::Viewing(viewing) => viewing,
        other => panic!("line {} is no viewing: {other:?}", row.origin.line),
    }
}

fn becomes(look: &SheetLook) -> Vec<SheetField> {
    look.mapping.columns.iter().map(|column| column.becomes).collect()
}

/// Title, year, date, tenths.
type Told = (String, Option<i16>, Option<String>, Option<u8>);

fn told(rows: &[ForeignRow]) -> Vec<Told> {
    rows.iter()
        .map(|row| {
            let viewing = viewing(row);
            (
                viewing.film.title.clone(),
                viewing.film.year,
                viewing.watched_on.map(|date| date.to_string()),
                viewing.score.map(crate::Score::tenths),
            )
        })
        .collect()
}

#[test]
fn a_sheet_is_read_by_its_headings_in_whatever_language() {
    let (look, asks, rows) = read(
        "Gesehen am;Titel;Jahr;Regie;Wertung;Mit;Notiz\n\
         01.03.2026;Der Glashafen;1974;Hanne Marder, Ida Voss;4,5;Rio;im Kino\n\
         02.03.2026;Salzwege;1999;;3,0;;\n",
    );
    use SheetField as F;
    assert_eq!(
        becomes(&look),
        [F::WatchedOn, F::Title, F::Year, F::Directors, F::Score, F::Companions, F::Note]
    );
    assert_eq!((look.separator, look.mapping.score_best), (Some(';'), Some(5)));
    assert_eq!(asks, ImportAsks::NOTHING);
    assert_eq!(
        told(&rows),
        [
            ("Der Glashafen".into(), Some(1974), Some("2026-03-01".into()), Some(90)),
            ("Salzwege".into(), Some(1999), Some("2026-03-02".into()), Some(60)),
        ]
    );
    let first = viewing(&rows[0]);
    assert_eq!(first.film.facts.as_ref().unwrap().directors, ["Hanne Marder", "Ida Voss"]);
    assert_eq!(
        (first.companions.as_slice(), first.note.as_str()),
        (&["Rio".into()][..], "im Kino")
    );
    assert_eq!(rows[0].origin.line, 2);
}

#[test]
fn the_heading_may_stand_further_down_or_nowhere() {
    let (look, _, rows) = read(
        "My films,,\nmade by me,,\n\nTitle,Date,Rating\nHeat,2026-03-01,8\nAlien,2026-03-02,9\n",
    );
    assert_eq!((look.heading_row, look.rows), (4, 2));
    assert_eq!(told(&rows)[1].0, "Alien");
    assert_eq!(rows[0].origin.line, 5);

    let (look, _, rows) =
        read("Heat,1995,2026-03-01\nAlien,1979,2026-03-02\nKites,1999,2026-03-03\n");
    let names: Vec<&str> = look.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!((look.heading_row, names.as_slice()), (0, &["A", "B", "C"][..]));
    use SheetField as F;
    assert_eq!(becomes(&look), [F::Title, F::Year, F::WatchedOn]);
    assert_eq!(told(&rows)[0], ("Heat".into(), Some(1995), Some("2026-03-01".into()), None));
}

#[test]
fn latin_1_is_read_and_another_encoding_can_be_said() {
    let (look, _, rows) = read_as(
        b"Titre;Vu le;Note sur 20\n\xc9t\xe9;01/03/2026;17,5\nHiver;25/03/2026;12\n",
        &ImportReading::default(),
    )
    .unwrap();
    assert_eq!(look.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(told(&rows)[0], ("Été".into(), None, Some("2026-03-01".into()), Some(88)));
    assert_eq!(
        viewing(&rows[0]).doubt.as_deref(),
        Some("17,5 out of 20 lies between two tenths; 8.8 is the nearest.")
    );

    let polish = b"Tytu\xb3;Ocena\nR\xf3\xbfa;8\nKr\xf3l;9\n";
    let said = with(SheetMapping { encoding: Some("iso-8859-2".into()), ..Default::default() });
    let (_, _, rows) = read_as(polish, &said).unwrap();
    assert_eq!(told(&rows)[0].0, "Róża");
}

#[test]
fn utf_16_without_a_mark_is_read_when_it_is_said() {
    let bytes: Vec<u8> =
        "Title,Date watched\nÉté,2026-03-01\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let said = with(SheetMapping { encoding: Some("utf-16le".into()), ..Default::default() });
    let (look, _, rows) = read_as(&bytes, &said).unwrap();
    assert_eq!((look.encoding.as_deref(), told(&rows)[0].0.as_str()), (Some("UTF-16LE"), "Été"));
}

#[test]
fn titles_that_were_decoded_twice_are_repaired_and_counted() {
    let (look, _, rows) = read("Title,Date watched\nÃ‰tÃ©,2026-03-01\n'=Equals,2026-03-02\n");
    assert_eq!(look.columns[0].mangled, 1);
    assert_eq!((told(&rows)[0].0.as_str(), told(&rows)[1].0.as_str()), ("Été", "=Equals"));
}

#[test]
fn the_order_of_dates_is_asked_only_where_none_shows_it() {
    let open = "Title\tDate\nHeat\t3/1/2026\nAlien\t4/2/2026\n";
    let refused = read_as(open.as_bytes(), &ImportReading::default()).unwrap_err();
    assert!(refused.contains("can be read in two ways"), "{refused}");
    let said = ImportReading {
        date_order: Some(super::super::DateOrder::MonthFirst),
        ..Default::default()
    };
    let (_, asks, rows) = read_as(open.as_bytes(), &said).unwrap();
    assert!(asks.date_order);
    assert_eq!(told(&rows)[0].2.as_deref(), Some("2026-03-01"));

    let (_, asks, rows) = read("Title\tDate\nHeat\t3/1/2026\nAlien\t25/2/2026\n");
    assert!(!asks.date_order);
    assert_eq!(told(&rows)[0].2.as_deref(), Some("2026-01-03"));
}

#[test]
fn a_row_becomes_what_it_says() {
    let (_, _, rows) = read(
        "Title,Status,Type,Rating,List,Date,Liked\n\
         Heat,watched,movie,8,,2026-03-01,\n\
         Alien,plan to watch,movie,,,,\n\
         Kites,dropped,movie,2,,,\n\
         The Long Series,watched,tvSeries,9,,2026-03-02,\n\
         Rain,watching,movie,,,,\n\
         Fog,,movie,,Noir,,\n\
         Sun,,movie,,,,yes\n\
         Moon,,movie,,,,\n\
         Snow,perhaps,movie,,,,\n",
    );
    let kinds: Vec<&str> = rows
        .iter()
        .map(|row| match &row.says {
            Says::Viewing(viewing) if viewing.abandoned => "abandoned",
            Says::Viewing(_) => "viewing",
            Says::Wanted(..) => "wanted",
            Says::Listed(_) => "listed",
            Says::Liked(..) => "liked",
            Says::LeftOut(_) => "left out",
            Says::Unreadable(_) => "unreadable",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "viewing",
            "wanted",
            "abandoned",
            "left out",
            "left out",
            "listed",
            "liked",
            "left out",
            "unreadable"
        ]
    );
}

#[test]
fn a_bare_list_of_films_asks_what_they_are() {
    let bare = "Title,Year\nHeat,1995\nAlien,1979\n";
    let refused = read_as(bare.as_bytes(), &ImportReading::default()).unwrap_err();
    assert!(refused.contains("does not say what for"), "{refused}");
    let are = |films_are| {
        let reading = ImportReading { films_are: Some(films_are), ..Default::default() };
        let (_, asks, rows) = read_as(bare.as_bytes(), &reading).unwrap();
        assert!(asks.films_are);
        rows[0].says.clone()
    };
    assert!(matches!(are(FilmsAre::Seen), Says::Seen(..)));
    assert!(matches!(are(FilmsAre::Wanted), Says::Wanted(..)));
    assert!(matches!(are(FilmsAre::Liked), Says::Liked(..)));
    let Says::Listed(listed) = are(FilmsAre::Listed) else { panic!("no list") };
    assert_eq!(listed.list.name, "my films");
}

#[test]
fn a_mapping_that_is_said_goes_before_every_guess() {
    let said = with(SheetMapping {
        columns: vec![
            column("what", SheetField::TitleYear),
            column("when", SheetField::WatchedOn),
            column("stars", SheetField::Score),
            column("words", SheetField::ReviewHtml),
            column("page", SheetField::Url),
        ],
        score_best: Some(4),
        ..SheetMapping::default()
    });
    let (_, _, rows) = read_as(
        b"what,when,stars,words,page,more\n\
          Heat (1995),2026-03-01,3.5,<i>Blue.</i>,https://www.imdb.com/title/tt0113277/?ref=x,1\n\
          Alien (1979),2026-03-02,\xe2\x98\x85\xe2\x98\x85\xe2\x98\x85\xc2\xbd,,,2\n",
        &said,
    )
    .unwrap();
    assert_eq!(told(&rows)[0], ("Heat".into(), Some(1995), Some("2026-03-01".into()), Some(88)));
    assert_eq!(told(&rows)[1].3, Some(70), "stars say their own scale");
    let first = viewing(&rows[0]);
    assert_eq!(first.review.as_ref().unwrap().body, ForeignText::Html("<i>Blue.</i>".into()));
    assert_eq!(first.film.ids[0].value, "tt0113277");
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_by_name() {
    let text = b"Title,Date,Name 2\nHeat,2026-03-01,x\n";
    let refused =
        |columns| read_as(text, &with(SheetMapping { columns, ..Default::default() })).unwrap_err();
    let none = refused(vec![column("Titel", SheetField::Title)]);
    assert!(
        none.contains("This file has no column ‘Titel’. It has: Title, Date, Name 2."),
        "{none}"
    );
    let twice =
        refused(vec![column("Title", SheetField::Title), column("Name 2", SheetField::TitleYear)]);
    assert!(twice.contains("‘Name 2’ would become"), "{twice}");
    let untitled = refused(vec![column("Date", SheetField::WatchedOn)]);
    assert!(untitled.contains("No column of this file"), "{untitled}");
}

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
}

#[test]
fn days_counted_from_1904_are_the_days_they_are() {
    let (_, _, rows) = read_as(&excel(true), &ImportReading::default()).unwrap();
    // The same number of days after a beginning four years and a day later.
    assert_eq!(told(&rows[..1])[0].2.as_deref(), Some("2030-03-02"));
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

#[test]
fn rows_with_more_values_than_columns_are_told() {
    let (_, _, rows) = read(
        "Title,Date watched\nHeat,2026-03-01\nOne, two,2026-03-01\nAlien,2026-03-03,\nFog,2026-03-04\nSun,2026-03-05\n",
    );
    assert_eq!(
        rows[1].says,
        Says::Unreadable("This row has 3 values where the heading has 2.".into())
    );
    assert_eq!(viewing(&rows[2]).film.title, "Alien");
}

fn mappings() -> impl Strategy<Value = SheetMapping> {
    let fields = proptest::sample::select(vec![
        SheetField::LeaveOut,
        SheetField::TitleYear,
        SheetField::WatchedOn,
        SheetField::ReviewHtml,
        SheetField::Watchlist,
        SheetField::Uid,
    ]);
    let columns = proptest::collection::vec(
        ("\\PC{0,12}", fields).prop_map(|(name, becomes)| SheetColumn { name, becomes }),
        0..6,
    );
    (
        columns,
        proptest::option::of(1..1000_u32),
        proptest::option::of(any::<char>()),
        proptest::option::of("\\PC{0,8}"),
        proptest::option::of(any::<bool>()),
        proptest::option::of(any::<u32>()),
    )
        .prop_map(|(columns, score_best, separator, sheet, decimal_comma, heading_row)| {
            SheetMapping {
                columns,
                score_best,
                date_order: Some(super::super::DateOrder::DayFirst),
                separator,
                encoding: sheet.clone(),
                decimal_comma,
                list_separators: sheet.clone(),
                heading_row,
                sheet,
            }
        })
}

proptest! {
    #[test]
    fn a_mapping_survives_its_json(mapping in mappings()) {
        let json = serde_json::to_string(&mapping).unwrap();
        prop_assert_eq!(serde_json::from_str::<SheetMapping>(&json).unwrap(), mapping);
    }

    #[test]
    fn no_table_makes_the_reader_fall(cells in proptest::collection::vec("[ -~é★\t;|\"\n]{0,30}", 1..30)) {
        let text = format!("Title,Date,Rating\n{}\n", cells.join(","));
        let _ = read_as(text.as_bytes(), &ImportReading::default());
    }
}
