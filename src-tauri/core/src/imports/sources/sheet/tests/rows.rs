use super::*;
use crate::imports::foreign::{ForeignFilm, ForeignText};
use crate::imports::sources::FilmsAre;

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

/// What a row says, in words.
fn in_words(says: &Says) -> String {
    let film = |film: &ForeignFilm| film.title.clone();
    let text = |text: &ForeignText| match text {
        ForeignText::Plain(text) | ForeignText::Markdown(text) => text.clone(),
        ForeignText::Html(_) => panic!("{text:?}"),
    };
    match says {
        Says::Viewing(viewing) => {
            let ForeignViewing { film: of, note, tags, watched_on, .. } = &**viewing;
            let on = watched_on.map_or("undated".to_owned(), |date| date.to_string());
            format!("{} {on} {note} {}", film(of), tags.join("+"))
        }
        Says::Wanted(of, _, why) => format!("{} to see {why}", film(of)),
        Says::Liked(of, _) => format!("{} liked", film(of)),
        Says::Seen(of, _) => format!("{} seen", film(of)),
        Says::Scored(of, score, _) => format!("{} scored {score}", film(of)),
        Says::Listed(listed) => {
            let note = listed.note.as_ref().map(text).unwrap_or_default();
            format!("{} on {} {note}", film(&listed.film), listed.list.name)
        }
        Says::Reviewed(of, review, _) => {
            let what = if review.private { "remarked" } else { "reviewed" };
            format!("{} {what} {}", film(of), text(&review.body))
        }
        Says::All(parts) => parts.iter().map(in_words).collect::<Vec<_>>().join("; "),
        Says::LeftOut(_) => "left out".to_owned(),
        Says::Doubt(doubt) => doubt.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_remark_and_tags_are_kept_and_no_viewing_is_made_up_for_them() {
    let (_, _, rows) = read(
        "Title,Date,Rating,Note,Tags,Watchlist,Liked,List\n\
         Heat,2026-03-01,8,loud,noir,,,\n\
         Alien,,,lost the ticket,\"scifi, late\",,,\n\
         Kites,,,for Ilse,wind,yes,,\n\
         Sun,,,warm,summer,,yes,\n\
         Fog,,,third,grey,,,Noir\n\
         Moon,,,,,,,\n",
    );
    let said: Vec<String> = rows.iter().map(|row| in_words(&row.says)).collect();
    assert_eq!(
        said,
        [
            "Heat 2026-03-01 loud noir",
            "Alien remarked lost the ticket; Alien on scifi ; Alien on late ",
            "Kites to see for Ilse; Kites on wind ",
            "Sun liked; Sun remarked warm; Sun on summer ",
            "Fog on Noir third; Fog on grey ",
            "left out",
        ]
    );
}

#[test]
fn what_is_said_of_a_film_that_was_not_seen_to_its_end_is_kept() {
    let (_, _, rows) = read(
        "Title,Status,Rating,Note,Review,Liked,List\n\
         Rain,watching,7,so far so good,Grey.,yes,\n\
         Heat,not watched,6,,,,\n\
         Alien,plan to watch,8,for Ilse,It is said to be good.,yes,\n\
         Fog,watching,,third,,,Noir\n\
         Moon,watching,5,half,,,Noir\n\
         Sun,watching,,,,,\n",
    );
    let said: Vec<String> = rows.iter().map(|row| in_words(&row.says)).collect();
    assert_eq!(
        said,
        [
            "Rain remarked so far so good; Rain scored 7.0; Rain reviewed Grey.; Rain liked",
            "Heat to see ; Heat scored 6.0",
            "Alien to see for Ilse; Alien scored 8.0; Alien reviewed It is said to be good.; Alien liked",
            "Fog on Noir third",
            "Moon scored 5.0; Moon on Noir half",
            "left out",
        ]
    );
}

#[test]
fn a_score_and_a_review_without_a_date_are_the_films() {
    let (_, _, rows) = read(
        "Title,Status,Date,Rating,Review,Liked,Place\n\
         Heat,,,8,,,\n\
         Alien,watched,,3.33,Dark.,yes,\n\
         Kites,watched,,8,,,Rio\n\
         Sun,watched,2026-03-01,8,,,\n",
    );
    let said: Vec<String> = rows.iter().map(|row| in_words(&row.says)).collect();
    assert_eq!(
        said,
        [
            "Heat seen; Heat scored 8.0",
            "Alien seen; Alien scored 3.3; 3.33 out of 10 lies between two tenths; 3.3 is the nearest.; Alien reviewed Dark.; Alien liked",
            "Kites undated  ",
            "Sun 2026-03-01  ",
        ]
    );
}

#[test]
fn a_remark_and_tags_on_a_bare_list_are_kept_whatever_its_films_are() {
    let bare = "Title,Year,Note,Tags\nHeat,1995,loud,noir\n";
    let are = |films_are| {
        let reading = ImportReading { films_are: Some(films_are), ..Default::default() };
        in_words(&read_as(bare.as_bytes(), &reading).unwrap().2[0].says)
    };
    assert_eq!(are(FilmsAre::Seen), "Heat undated loud noir");
    assert_eq!(are(FilmsAre::Wanted), "Heat to see loud; Heat on noir ");
    assert_eq!(are(FilmsAre::Liked), "Heat liked; Heat remarked loud; Heat on noir ");
    assert_eq!(are(FilmsAre::Listed), "Heat on my films loud; Heat on noir ");
}

#[test]
fn the_cast_comes_with_its_characters() {
    let (_, _, rows) = read(
        "Title,Date,Cast\nHeat,2026-03-01,\"Tom Hale as the keeper, Ida Voss (Marit, his sister), Bo Lind\"\n",
    );
    let cast = &viewing(&rows[0]).film.facts.as_ref().unwrap().cast;
    let cast: Vec<_> =
        cast.iter().map(|member| (member.name.as_str(), member.character.as_str())).collect();
    assert_eq!(
        cast,
        [("Tom Hale", "the keeper"), ("Ida Voss", "Marit, his sister"), ("Bo Lind", "")]
    );
}

/// The fields of the columns of a table with these headings.
fn fields(table: &str) -> Vec<SheetField> {
    becomes(&read(table).0)
}

#[test]
fn a_date_of_something_else_is_no_day_on_which_a_film_was_seen() {
    use SheetField::{Directors, LeaveOut, Score, Status, Title, WatchedOn, Year};
    for name in ["Purchased", "Modified", "Updated At", "Kaufdatum"] {
        let table =
            format!("Title,Year,Rating,{name}\nHeat,1995,9,2010-03-04\nRonin,1998,8,2011-05-06\n");
        assert_eq!(fields(&table), [Title, Year, Score, LeaveOut], "{name}");
    }
    for name in ["Release", "Kinostart"] {
        let table = format!("Title,{name},Rating\nHeat,1995-12-15,9\nRonin,1998-09-25,8\n");
        assert_eq!(fields(&table), [Title, Year, Score], "{name}");
    }
    assert_eq!(
        fields(
            "Title;Date;Director;Rating;Seen\nHeat;1995;Mann;9;1\nRonin;1998;Frankenheimer;8;1\n"
        ),
        [Title, Year, Directors, Score, Status]
    );
    assert_eq!(
        fields("Title,Date,Rating\nHeat,2024-03-01,9\nRonin,2024-03-02,8\n"),
        [Title, WatchedOn, Score]
    );
}
