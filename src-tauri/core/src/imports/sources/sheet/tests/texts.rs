use super::*;

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

    let polish = b"Tytu\xb3;Date watched\nR\xf3\xbfa;2026-03-01\nKr\xf3l;2026-03-02\n";
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
        date_order: Some(crate::imports::sources::DateOrder::MonthFirst),
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
fn one_column_of_titles_is_a_sheet_and_its_commas_part_nothing() {
    let reading = ImportReading {
        films_are: Some(crate::imports::sources::FilmsAre::Wanted),
        ..ImportReading::default()
    };
    let (look, asks, rows) =
        read_as("Film\nHeat (1995)\nComma, The Film\n".as_bytes(), &reading).unwrap();
    assert_eq!((becomes(&look), asks.films_are), (vec![SheetField::TitleYear], true));
    let films: Vec<_> = rows
        .iter()
        .map(|row| match &row.says {
            Says::Wanted(film, ..) => (film.title.as_str(), film.year),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(films, [("Heat", Some(1995)), ("Comma, The Film", None)]);
}

#[test]
fn two_rows_without_names_are_a_sheet_where_figures_stand_in_one_place() {
    let (look, _, rows) = read("Heat;2026-03-01\nAlien;2026-03-02\n");
    assert_eq!(becomes(&look), [SheetField::Title, SheetField::WatchedOn]);
    assert_eq!(told(&rows)[1], ("Alien".into(), None, Some("2026-03-02".into()), None));
}
