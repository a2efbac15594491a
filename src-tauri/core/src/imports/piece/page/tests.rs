//! Pages in the styles of many sites, all invented, as a browser copies them.

use proptest::prelude::*;

use super::super::line::of_text;
use super::super::record::{Piece, PieceField, WhyLeftOut};
use super::read;
use crate::text;

fn page(text: &str) -> Piece {
    read(of_text(text))
}

/// What a page is expected to say; what is not told is expected to be empty.
#[derive(Default)]
struct Says<'a> {
    title: &'a str,
    year: i16,
    tagline: &'a str,
    runtime: u32,
    directors: &'a [&'a str],
    cast: &'a [&'a str],
    genres: &'a [&'a str],
    score: u8,
    verdict: &'a str,
    summary: &'a str,
    headline: &'a str,
    tags: &'a [&'a str],
    body: &'a [&'a str],
}

#[track_caller]
fn says(text: &str, expected: &Says<'_>) -> Piece {
    let piece = page(text);
    let (facts, words) = (&piece.form.facts, &piece.form.text);
    let watch = piece.form.watch.clone().unwrap_or_default();
    assert_eq!(facts.title, expected.title, "title");
    assert_eq!(facts.year.unwrap_or_default(), expected.year, "year");
    assert_eq!(facts.tagline, expected.tagline, "tagline");
    assert_eq!(facts.runtime_min.unwrap_or_default(), expected.runtime, "runtime");
    assert_eq!(facts.directors, expected.directors, "directors");
    let cast: Vec<&str> = facts.cast.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(cast, expected.cast, "cast");
    assert_eq!(facts.genres, expected.genres, "genres");
    assert_eq!(watch.score.map_or(0, crate::Score::tenths), expected.score, "score");
    assert_eq!(words.verdict.as_deref().unwrap_or_default(), expected.verdict, "verdict");
    assert_eq!(words.summary, expected.summary, "summary");
    assert_eq!(words.headline, expected.headline, "headline");
    assert_eq!(watch.tags, expected.tags, "tags");
    assert_eq!(words.body.split("\n\n").collect::<Vec<_>>(), expected.body, "body");
    piece
}

const FLATS: &str = "It opens on the flats, before sunrise, with a man who measures the sea twice a day and writes down what he finds.";
const LEDGER: &str =
    "Nobody reads the ledger, which is the joke of the film and, in the end, its tragedy.";
const HOUSE: &str = "The house stands on piles above a river that has not been there for years. Nobody has told him.";
const CLOSE: &str =
    "A film about keeping watch over nothing, and the best argument I know for doing so.";

#[test]
fn the_page_of_the_brief() {
    let text = format!(
        "Skip to main content\n1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\nThe Keeper of Low Water poster\n• 121 minutes\n• Directed by Hanne Marder\n• Tom Hale, Ida Voss, Per Ansgar\n5-minute read\n{FLATS}\n\nThe ledger\n{LEDGER}\nScene from The Keeper of Low Water\n{HOUSE}\nStuff you didn’t notice\n• The clock is always wrong.\n• Hale wrote every entry himself.\n9.5 /10\nMasterpiece\n{CLOSE}\nKeep exploring…\nThe Long Ebb\n1978\n"
    );
    let piece = says(
        &text,
        &Says {
            title: "The Keeper of Low Water",
            year: 1974,
            tagline: "The sea keeps its own books.",
            runtime: 121,
            directors: &["Hanne Marder"],
            cast: &["Tom Hale", "Ida Voss", "Per Ansgar"],
            score: 95,
            verdict: "Masterpiece",
            summary: CLOSE,
            body: &[
                FLATS,
                "## The ledger",
                LEDGER,
                "![](still:scene-1)",
                HOUSE,
                "## Stuff you didn’t notice",
                "- The clock is always wrong.\n- Hale wrote every entry himself.",
            ],
            ..Says::default()
        },
    );
    assert_eq!(piece.pictures.len(), 2);
    assert!(piece.pictures[0].poster);
    let title = piece.origins.iter().find(|origin| origin.field == PieceField::Title).unwrap();
    assert_eq!((title.line, title.text.as_str()), (3, "The Keeper of Low Water"));
    assert_eq!(piece.left_out.iter().filter(|left| left.why == WhyLeftOut::AfterTheEnd).count(), 3);
}

#[test]
fn facts_before_the_tagline_no_bullets_and_blank_lines_between_all() {
    let text = format!(
        "Reel Notes\n\nMenu\n\nSearch\n\nHeat\u{a0}of Noon (1999)\n\n2h 1m · Drama, Mystery · Dir. Ana Reis\n\nStarring Tom Hale, Ida Voss and Per Ansgar\n\n\"Some days don't end.\"\n\nBy Ada Example\n\nMarch 3, 2024\n\n{FLATS}\n\nTHE LONG DAY\n\n{LEDGER}\n\n{HOUSE}\n\nVerdict\n\n{CLOSE}\n\n★★★★½\n\nShare\n\nTweet\n\nRelated reviews\n\nThe Long Ebb\n"
    );
    let piece = says(
        &text,
        &Says {
            title: "Heat of Noon",
            year: 1999,
            tagline: "Some days don't end.",
            runtime: 121,
            directors: &["Ana Reis"],
            cast: &["Tom Hale", "Ida Voss", "Per Ansgar"],
            genres: &["Drama", "Mystery"],
            score: 90,
            summary: CLOSE,
            body: &[FLATS, "## THE LONG DAY", LEDGER, HOUSE],
            ..Says::default()
        },
    );
    assert_eq!(piece.written_on.unwrap().to_string(), "2024-03-03");
}

#[test]
fn a_cookie_notice_a_path_and_a_score_at_the_top() {
    let text = format!(
        "We use cookies to make this site better. Read our cookie policy.\r\nAccept all\r\nReject all\r\nHome > Reviews > Salt Roads\r\nSalt Roads review – a road movie that never leaves the house\r\n4/5 stars\r\nDirector: Ana Reis\r\nCast: Tom Hale (the driver), Ida Voss\r\nRunning time: 98 mins\r\nRelease date: 4 May 2018\r\n{FLATS}\r\n{LEDGER}\r\n“{LEDGER}”\r\n{HOUSE}\r\nSign up to our newsletter\r\nComments (12)\r\nFirst!\r\n"
    );
    let text = text.replace("4/5 stars", "4 out of 5 stars");
    let piece = says(
        &text,
        &Says {
            title: "Salt Roads",
            year: 2018,
            runtime: 98,
            directors: &["Ana Reis"],
            cast: &["Tom Hale", "Ida Voss"],
            headline: "a road movie that never leaves the house",
            score: 80,
            body: &[FLATS, LEDGER, &format!("“{LEDGER}”"), HOUSE],
            ..Says::default()
        },
    );
    assert_eq!(piece.form.facts.cast[0].character, "the driver");
}

#[test]
fn no_year_no_tagline_numbered_sections_and_a_percentage() {
    let text = format!(
        "Skip to content\nReview: Nine Winters\nReview by Ada Example\n121 min\nA film by Hanne Marder\n1. The house\n{FLATS}\n2. The ledger\n{LEDGER}\n3. The water\n{HOUSE}\nScore: 87%\nVery good\n{CLOSE}\nLeave a comment\nYour email address will not be published.\n"
    );
    says(
        &text,
        &Says {
            title: "Nine Winters",
            runtime: 121,
            directors: &["Hanne Marder"],
            score: 87,
            verdict: "Very good",
            summary: CLOSE,
            body: &["## 1. The house", FLATS, "## 2. The ledger", LEDGER, "## 3. The water", HOUSE],
            ..Says::default()
        },
    );
}

#[test]
fn a_list_of_facts_on_two_lines_each_and_where_to_watch() {
    let text = format!(
        "The Long Ebb\nA harbour of glass\nDirector\nHanne Marder\nCast\nTom Hale, Ida Voss\nGenre\nDrama / Romance\nRunning Time\n1h 52m\nYear\n1978\n\n{FLATS}\n\nWhat the tide leaves\n\n{LEDGER}\n\nAdvertisement\n\n{HOUSE}\n\nWhere to watch\nHarbour+\nLowtide TV\n\nThe verdict\n\nFair – 6/10\n\n{CLOSE}\n\nTags: sea, silence\n\n© 2024 The Gauge\n"
    );
    says(
        &text,
        &Says {
            title: "The Long Ebb",
            year: 1978,
            runtime: 112,
            directors: &["Hanne Marder"],
            cast: &["Tom Hale", "Ida Voss"],
            genres: &["Drama", "Romance"],
            headline: "A harbour of glass",
            score: 60,
            verdict: "Fair",
            summary: CLOSE,
            tags: &["sea", "silence"],
            body: &[FLATS, "## What the tide leaves", LEDGER, HOUSE],
            ..Says::default()
        },
    );
}

#[test]
fn a_standfirst_above_the_facts_opens_the_text() {
    let dek =
        "Hanne Marder’s fourth feature measures the sea, and finds the people beside it wanting.";
    let text = format!(
        "Film\nReviews\nNine Winters\n{dek}\nAda Example, 3 March 2024\n3 min read\nNorway, 1981, 104 minutes\n{FLATS}\n{LEDGER}\n{HOUSE}\nOur rating: 3.5/4\n"
    );
    says(
        &text,
        &Says {
            title: "Nine Winters",
            year: 1981,
            runtime: 104,
            score: 88,
            body: &[&format!("{dek} {{lead}}"), FLATS, LEDGER, HOUSE],
            ..Says::default()
        },
    );
}

#[test]
fn pull_quotes_said_twice_are_pulled_and_a_table_of_contents_goes() {
    let text = format!(
        "Glass Orchard poster\nGlass Orchard\n(2003)\nContents\nThe trees\nThe frost\nThe trees\n{FLATS}\nNobody reads the ledger\n{LEDGER}\nThe frost\n{HOUSE}\n8.0\nGood\n{CLOSE}\nYou may also like\nNine Winters\n"
    );
    says(
        &text,
        &Says {
            title: "Glass Orchard",
            year: 2003,
            score: 80,
            verdict: "Good",
            summary: CLOSE,
            body: &[
                "## The trees",
                FLATS,
                "## Nobody reads the ledger",
                LEDGER,
                "## The frost",
                HOUSE,
            ],
            ..Says::default()
        },
    );
    let text = format!(
        "1974\nGlass Orchard\n{FLATS}\n“{}”\n{LEDGER} {HOUSE}\n9/10\n",
        LEDGER.trim_end_matches('.')
    );
    let piece = page(&text);
    assert!(piece.form.text.body.contains("> Nobody reads the ledger"), "{}", piece.form.text.body);
    assert!(piece.form.text.body.contains("{pull}"));
}

#[test]
fn a_title_in_another_script_and_characters_in_the_cast() {
    let text = format!(
        "1958\n夜の停車場\n「誰も降りない」\n• 94 minutes\n• Directed by Keiko Arai\n• Jun Mori as the porter, Emi Sato\n{FLATS}\nThe platform\n{LEDGER}\n7½/10\n{CLOSE}\n"
    );
    says(
        &text,
        &Says {
            title: "夜の停車場",
            year: 1958,
            tagline: "誰も降りない",
            runtime: 94,
            directors: &["Keiko Arai"],
            cast: &["Jun Mori", "Emi Sato"],
            score: 75,
            summary: CLOSE,
            body: &[FLATS, "## The platform", LEDGER],
            ..Says::default()
        },
    );
}

#[test]
fn a_short_note_without_anything_around_it() {
    let text = format!("Salt Roads\n\n{FLATS}\n\n{LEDGER}\n");
    says(&text, &Says { title: "Salt Roads", body: &[FLATS, LEDGER], ..Says::default() });
}

#[test]
fn an_en_dash_list_headings_as_questions_and_verdict_before_the_score() {
    let text = format!(
        "Movie Reviews\nThe Kites of Summer\n2011 | PG-13 | 2 hours 5 minutes | Family, Adventure\nWritten and directed by Ana Reis\nWith: Tom Hale; Ida Voss\n{FLATS}\nWhy does it work?\n{LEDGER}\nWhat I liked\n– The kites.\n– The wind.\n{HOUSE}\nMasterpiece\n10/10\nAbout the author\nAda Example writes about films that nobody else has seen, from a house by the sea.\n"
    );
    let piece = says(
        &text,
        &Says {
            title: "The Kites of Summer",
            year: 2011,
            runtime: 125,
            directors: &["Ana Reis"],
            cast: &["Tom Hale", "Ida Voss"],
            genres: &["Family", "Adventure"],
            score: 100,
            verdict: "Masterpiece",
            body: &[
                FLATS,
                "## Why does it work?",
                LEDGER,
                "## What I liked",
                "- The kites.\n- The wind.",
                HOUSE,
            ],
            ..Says::default()
        },
    );
    assert_eq!(piece.form.facts.writers, ["Ana Reis"]);
}

#[test]
fn buttons_between_the_paragraphs_go_and_similar_words_stay() {
    let text = format!(
        "1974\nSearch\n“Find it.”\nSearch poster\n• 90 minutes\n{FLATS}\nShare on Facebook\nCopy link\nThe search\n{LEDGER}\nThe share of the sea is never told.\nImage: the house at low water\n{HOUSE}\n8/10\nSuperb\n{CLOSE}\n"
    );
    says(
        &text,
        &Says {
            title: "Search",
            year: 1974,
            tagline: "Find it.",
            runtime: 90,
            score: 80,
            verdict: "Superb",
            summary: CLOSE,
            body: &[
                FLATS,
                "## The search",
                LEDGER,
                "The share of the sea is never told.",
                "![the house at low water](still:scene-1)",
                HOUSE,
            ],
            ..Says::default()
        },
    );
}

#[test]
fn a_box_of_facts_below_the_text_and_no_score() {
    let text = format!(
        "Nine Winters (1981)\n{FLATS}\n{LEDGER}\n{HOUSE}\nDirector: Hanne Marder\nCast: Tom Hale, Ida Voss\nRuntime: 104 min\nCinematography: Nils Arve\n"
    );
    says(
        &text,
        &Says {
            title: "Nine Winters",
            year: 1981,
            runtime: 104,
            directors: &["Hanne Marder"],
            cast: &["Tom Hale", "Ida Voss"],
            body: &[FLATS, LEDGER, HOUSE],
            ..Says::default()
        },
    );
}

#[test]
fn nothing_at_all_is_nothing() {
    assert_eq!(page(""), Piece::default());
    assert_eq!(page(" \n\u{feff}\n"), Piece::default());
}

/// A line of ordinary words that reads as prose and as nothing else.
fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-z]{2,9}", 15..40)
        .prop_map(|words| format!("One {}.", words.join(" ")))
}

fn capital(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    proptest::collection::vec("[A-Z][b-df-hj-np-tv-z][a-z]{2,7}", words)
        .prop_map(|words| words.join(" "))
}

#[test]
fn labels_in_capitals_and_a_sites_own_name_above_the_menu_are_told_apart() {
    let piece = says(
        "THE PROJECTIONIST'S NOTEBOOK\nHome\nReviews\nEssays\nPodcast\nAbout\nSign in\n\nReviews / Drama\n\nMarisol’s Inventory\n★★★★\n\nA stock clerk counts a warehouse that empties itself. Patient, funny, and a little cruel.\n\nIngrid Falk\n12 Oct 2025\n\nDIRECTOR Paulo Quint\nSCREENPLAY Paulo Quint, Nell Abara\nCAST Rosa Imbert, Jonas Wray, Tilda Okoro\nCOUNTRY Portugal, Ireland\nRUNNING TIME 1h 47m\nYEAR 2024\n\nPhoto: Festival handout\n\nThe first thing Marisol counts is the lights. There are forty-one of them, nine are out, and she writes both numbers down in a hand so small that the camera has to lean in to read it.\n\nPaulo Quint has made a film about paperwork, and I mean that as praise. Nothing in it happens that does not first happen on a form.\n\nTHE COUNT\n\nWhat keeps it alive is Rosa Imbert, who plays diligence as a kind of appetite. She is never bored, and so neither are we.\n\n“I don’t lose things,” she tells the night guard. “I find out where they went.”\n\nWHAT IS MISSING\n\nThe last third asks for more pity than it has earned. But then comes the lorry, and the empty shelves, and one of the best closing shots of the year.\n\nShare this review\nFacebook\nX\nCopy link\n\nTHE VERDICT\nA comedy about counting that adds up to more than its parts.\n\nMore like this\nThe Glass Harbour\nSalt Roads\n\nNewsletter\nGet our best writing every Friday.\n",
        &Says {
            title: "Marisol’s Inventory",
            year: 2024,
            runtime: 107,
            directors: &["Paulo Quint"],
            cast: &["Rosa Imbert", "Jonas Wray", "Tilda Okoro"],
            score: 80,
            summary: "A comedy about counting that adds up to more than its parts.",
            body: &[
                "A stock clerk counts a warehouse that empties itself. Patient, funny, and a little cruel. {lead}",
                "![Festival handout](still:scene-1)",
                "The first thing Marisol counts is the lights. There are forty-one of them, nine are out, and she writes both numbers down in a hand so small that the camera has to lean in to read it.",
                "Paulo Quint has made a film about paperwork, and I mean that as praise. Nothing in it happens that does not first happen on a form.",
                "## THE COUNT",
                "What keeps it alive is Rosa Imbert, who plays diligence as a kind of appetite. She is never bored, and so neither are we.",
                "“I don’t lose things,” she tells the night guard. “I find out where they went.”",
                "## WHAT IS MISSING",
                "The last third asks for more pity than it has earned. But then comes the lorry, and the empty shelves, and one of the best closing shots of the year.",
            ],
            ..Says::default()
        },
    );
    assert_eq!(piece.form.facts.countries, ["Portugal", "Ireland"]);
    assert_eq!(piece.form.facts.writers, ["Paulo Quint", "Nell Abara"]);
}

#[test]
fn a_diarys_page_has_a_number_an_original_title_and_an_evening() {
    let piece = says(
        "cinemarginalia\na film diary\n\n« Previous post | Next post »\n\n#214: Night Ferry to Ostrava (Nattfärjan till Ostrava)\ndir. Lena Brandt, 1988, Sweden/Czechoslovakia, 96 min.\nwith Erik Holm, Jana Kovarová\nseen at Capitol, 35mm, 3 November 2025\n\nThere is no sea at Ostrava, as everybody in the film knows and nobody says. The ferry leaves every night all the same, with its lights on, from a quay that was built for it in a field.\n\nI had remembered this as a sad film. It is not; it is a film in which sad people are given something to do, which is another matter.\n\nThe field. Brandt shoots it as one would shoot water: from low down, with the horizon moving. It took me half an hour to notice that the camera is on a boat.\n\nThe captain. Erik Holm has eleven lines and does not need the last four.\n\nThings I noticed this time\n- The clock in the cabin runs backwards.\n- Somebody is reading the same newspaper in every scene, and its date changes.\n- The dog.\n\nRating: 8½/10 — a small wonder\n\nPosted in: 1980s, ferries, rewatch\n3 comments\n\nmaja says:\nI loved the dog.\n",
        &Says {
            title: "Night Ferry to Ostrava",
            year: 1988,
            runtime: 96,
            directors: &["Lena Brandt"],
            cast: &["Erik Holm", "Jana Kovarová"],
            score: 85,
            verdict: "a small wonder",
            body: &[
                "There is no sea at Ostrava, as everybody in the film knows and nobody says. The ferry leaves every night all the same, with its lights on, from a quay that was built for it in a field.",
                "I had remembered this as a sad film. It is not; it is a film in which sad people are given something to do, which is another matter.",
                "The field. Brandt shoots it as one would shoot water: from low down, with the horizon moving. It took me half an hour to notice that the camera is on a boat.",
                "The captain. Erik Holm has eleven lines and does not need the last four.",
                "## Things I noticed this time",
                "- The clock in the cabin runs backwards.\n- Somebody is reading the same newspaper in every scene, and its date changes.\n- The dog.",
            ],
            ..Says::default()
        },
    );
    assert_eq!(piece.form.facts.original_title.as_deref(), Some("Nattfärjan till Ostrava"));
    let watched = piece.form.watch.unwrap().watched_on.unwrap();
    assert_eq!(watched.to_string(), "2025-11-03");
}

#[test]
fn credits_below_the_text_of_a_trade_paper_are_facts() {
    let piece = says(
        "Movies | TV | Games | Streaming\nFilm Review: ‘The Cartographer’s Daughter’\nA mapmaker’s child walks off the edge of the paper in Amara Lind’s bewitching debut.\nBy Tom Hale\nPublished Jan 14, 2026, 9:00 AM EST\n\nCourtesy of Northlight Pictures\nEditor’s Rating: B+\nRunning time: 118 MIN.\n\n“Every map is a lie told by someone who has been there,” says the old man at the start of “The Cartographer’s Daughter,” and Amara Lind’s debut spends two hours finding out who has been where.\n\nThe plot is simple. Ilse (Mona Reyes) inherits a chest of maps, each of which shows the same island with a different coast.\n\nAdvertisement\n\nLind, who trained as a surveyor, films landscape with suspicion. Hills arrive late. Roads end. A church is in the wrong place, and stays there.\n\nBest of all is the sound, by which the film keeps its one secret.\n\nFilm Review: ‘The Cartographer’s Daughter’\nReviewed online, Oslo, Jan. 10, 2026. Running time: 118 MIN.\nProduction: A Northlight Pictures release of a Fjord Film production. Producers: Anna Moe, Per Lie.\nCrew: Director, writer: Amara Lind. Camera: Ole Strand. Editor: Kari Nes.\nWith: Mona Reyes, Stellan Dahl, Ingrid Oye.\n\nRead More About: Amara Lind, Northlight\nJump to Comments\n",
        &Says {
            title: "The Cartographer’s Daughter",
            runtime: 118,
            directors: &["Amara Lind"],
            cast: &["Mona Reyes", "Stellan Dahl", "Ingrid Oye"],
            body: &[
                "A mapmaker’s child walks off the edge of the paper in Amara Lind’s bewitching debut. {lead}",
                "“Every map is a lie told by someone who has been there,” says the old man at the start of “The Cartographer’s Daughter,” and Amara Lind’s debut spends two hours finding out who has been where.",
                "The plot is simple. Ilse (Mona Reyes) inherits a chest of maps, each of which shows the same island with a different coast.",
                "Lind, who trained as a surveyor, films landscape with suspicion. Hills arrive late. Roads end. A church is in the wrong place, and stays there.",
                "Best of all is the sound, by which the film keeps its one secret.",
            ],
            ..Says::default()
        },
    );
    assert_eq!(piece.written_on.unwrap().to_string(), "2026-01-14");
}

proptest! {
    #[test]
    fn a_page_in_the_usual_shape_comes_back_to_its_fields(
        title in capital(2..5),
        year in 1900_i16..2030,
        tagline in sentence(),
        runtime in 40_u32..300,
        director in capital(2..3),
        cast in proptest::collection::vec(capital(2..3), 2..5),
        lead in sentence(),
        sections in proptest::collection::vec((capital(1..4), proptest::collection::vec(sentence(), 1..4)), 0..5),
        tenths in 0_u8..=100,
        verdict in capital(1..3),
        summary in sentence(),
        crlf in any::<bool>(),
        blank in any::<bool>(),
        bullet in prop_oneof![Just("•"), Just("·"), Just("*"), Just("-")],
    ) {
        let mut lines = vec![
            "Skip to main content".to_owned(),
            year.to_string(),
            title.clone(),
            format!("“{tagline}”"),
            format!("{title} poster"),
            format!("{bullet} {runtime} minutes"),
            format!("{bullet} Directed by {director}"),
            format!("{bullet} {}", cast.join(", ")),
            "5-minute read".to_owned(),
            lead.clone(),
        ];
        let mut body = vec![lead];
        for (heading, paragraphs) in &sections {
            let heading = format!("Of {heading}");
            lines.push(heading.clone());
            body.push(format!("## {heading}"));
            for paragraph in paragraphs {
                lines.push(paragraph.clone());
                body.push(paragraph.clone());
            }
        }
        let score = crate::Score::from_tenths(tenths).unwrap();
        lines.extend([format!("{score} /10"), verdict.clone(), summary.clone(), "Keep exploring…".to_owned(), "Elsewhere".to_owned()]);
        prop_assume!(text::words(&tagline) <= 30);
        let between = match (crlf, blank) { (true, true) => "\r\n\r\n", (true, false) => "\r\n", (false, true) => "\n\n", _ => "\n" };
        let piece = page(&lines.join(between));
        let facts = &piece.form.facts;
        prop_assert_eq!(&facts.title, &title);
        prop_assert_eq!(facts.year, Some(year));
        prop_assert_eq!(&facts.tagline, &tagline);
        prop_assert_eq!(facts.runtime_min, Some(runtime));
        prop_assert_eq!(&facts.directors, &[director]);
        prop_assert_eq!(facts.cast.iter().map(|it| it.name.clone()).collect::<Vec<_>>(), cast);
        prop_assert_eq!(piece.form.text.body.split("\n\n").map(str::to_owned).collect::<Vec<_>>(), body);
        prop_assert_eq!(piece.form.watch.unwrap().score, Some(score));
        prop_assert_eq!(piece.form.text.verdict, Some(verdict));
        prop_assert_eq!(piece.form.text.summary, summary);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|\n|“|”|•|\\(1974\\)|9/10|Poster|Scene from |Directed by |, ){0,60}") {
        let _ = page(&text);
    }
}

#[test]
fn tabs_behind_bullets_a_colon_in_the_title_and_headings_below_headings() {
    let text = format!(
        "Skip to main content\n1968\n\nSalt: A Road Film\n“The ultimate trip.”\nSalt: A Road Film poster\n•\t149 minutes\n•\tDirected by Ana Reis\n•\tTom Hale, Ida Voss\n12-minute read\n\n{FLATS}\n\nThe women\n\nMarit\n{LEDGER}\n\nScene from Salt: A Road Film\n\nStuff you didn’t notice\nThere is no score.\n\n9 /10\n\nSuperb\n\n{CLOSE}\n\nKeep exploring…\n\nThe Long Ebb poster\n"
    );
    says(
        &text,
        &Says {
            title: "Salt: A Road Film",
            year: 1968,
            tagline: "The ultimate trip.",
            runtime: 149,
            directors: &["Ana Reis"],
            cast: &["Tom Hale", "Ida Voss"],
            score: 90,
            verdict: "Superb",
            summary: CLOSE,
            body: &[
                FLATS,
                "## The women",
                "## Marit",
                LEDGER,
                "![](still:scene-1)",
                "## Stuff you didn’t notice",
                "There is no score.",
            ],
            ..Says::default()
        },
    );
}

#[test]
fn a_headline_between_two_titles_and_a_name_among_numbers() {
    let text = format!(
        "Skip to content\nThe Conversation\nA paranoid film that still listens to you breathe\nBy Ada Example\nPublished April 12, 2023\nThe Conversation (1974)\nAna Reis · 1974 · 1h 53m\nStars: Tom Hale, Ida Voss\n{FLATS}\nA private man\n{LEDGER}\nVerdict\n{CLOSE}\n8/10\nAda Example\n"
    );
    says(
        &text,
        &Says {
            title: "The Conversation",
            year: 1974,
            runtime: 113,
            directors: &["Ana Reis"],
            cast: &["Tom Hale", "Ida Voss"],
            headline: "A paranoid film that still listens to you breathe",
            score: 80,
            summary: CLOSE,
            body: &[FLATS, "## A private man", LEDGER],
            ..Says::default()
        },
    );
}
