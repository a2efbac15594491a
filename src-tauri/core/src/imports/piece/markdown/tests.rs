use super::super::picture::PictureSource;
use super::super::record::Piece;
use super::{HowRead, KeyMeaning, KeyMeanings, read};

fn piece(text: &str) -> Piece {
    read(text, &HowRead::default()).unwrap()
}

#[test]
fn a_note_of_obsidians_media_db_fills_the_form() {
    let text = "---\ntype: movie\nsubType: movie\ntitle: The Glass Harbour\nenglishTitle: The Glass Harbour\nyear: \"1974\"\ndataSource: TMDBMovieAPI\nurl: https://www.themoviedb.org/movie/700001\nid: \"700001\"\nimage: https://image.example/p.jpg\nplot: A harbour.\ngenres: [Drama]\ndirector: [Ana Reis]\nwriter: []\nduration: \"128 min\"\nonlineRating: 7.9\nactors:\n  - Tom Hale\n  - \"[[people/Ida Voss|Ida Voss]]\"\nwatched: true\nlastWatched: 2024-03-01\npersonalRating: 9.5\ntags: [mediaDB/tv/movie, sea]\n---\nThe review.\n";
    let piece = piece(text);
    let facts = &piece.form.facts;
    assert_eq!(
        (facts.title.as_str(), facts.year, facts.runtime_min),
        ("The Glass Harbour", Some(1974), Some(128))
    );
    assert_eq!(facts.ids[0].kind, "tmdb");
    assert_eq!(facts.cast[1].name, "Ida Voss");
    let watch = piece.form.watch.unwrap();
    assert_eq!(watch.watched_on.unwrap().to_string(), "2024-03-01");
    assert_eq!((watch.score.unwrap().tenths(), watch.tags), (95, vec!["sea".to_owned()]));
    assert_eq!(piece.form.text.body, "The review.");
    assert_eq!(
        piece.other_front_matter,
        "url: https://www.themoviedb.org/movie/700001\nplot: A harbour.\nonlineRating: 7.9\n"
    );
    assert!(matches!(&piece.pictures[0].source, PictureSource::Elsewhere(_)));
}

#[test]
fn a_slash_is_of_the_tag_and_a_comma_is_between_two() {
    let tags = |said: &str| {
        let text = format!("---\ntitle: 1917\nscore: 8\ntags: {said}\n---\nx\n");
        piece(&text).form.watch.unwrap().tags
    };
    assert_eq!(tags("mediaDB/tv/movie"), [] as [String; 0]);
    assert_eq!(tags("war/first, mediaDB/tv/movie, one take"), ["war/first", "one take"]);
    assert_eq!(tags("film noir"), ["film noir"]);
}

#[test]
fn words_that_look_like_other_things_stay_words() {
    let piece = piece("---\ntitle: 1917\nverdict: no\nheadline: 2024-01-01\n---\nx\n");
    assert_eq!(piece.form.facts.title, "1917");
    assert_eq!(piece.form.text.verdict.as_deref(), Some("no"));
    assert_eq!(piece.form.text.headline, "2024-01-01");
}

#[test]
fn a_note_without_front_matter_is_titled_by_its_first_heading() {
    let piece = piece("# *Heat of Noon* (1999)\n\nHot.\n\n## After\n\nHotter.\n");
    assert_eq!(
        (piece.form.facts.title.as_str(), piece.form.facts.year),
        ("Heat of Noon", Some(1999))
    );
    assert_eq!(piece.form.text.body, "Hot.\n\n## After\n\nHotter.");
}

#[test]
fn pictures_in_the_caption_of_another_are_words_of_it() {
    let piece = piece("# Kites\n\nA ![x ![a](b.png) ![c](d.png)](e.png) and ![f](g.png).\n");
    assert_eq!(piece.form.text.body, "A ![x ![a](b.png) ![c](d.png)](still:e) and ![f](still:g).");
    let names: Vec<_> = piece.pictures.iter().map(|picture| picture.name.as_str()).collect();
    assert_eq!(names, ["e", "g"]);
}

#[test]
fn pictures_beside_the_file_are_stills_and_those_elsewhere_places() {
    let piece = piece(
        "# Heat\n\n![At *noon*](pics/The%20Walk.jpg \"t\"){bleed}\n\n![[Shore.png|300]]\n\n![x](https://a.example/walk.jpg)\n\n![y](still:old)\n",
    );
    assert_eq!(
        piece.form.text.body,
        "![At *noon*](still:the-walk){bleed}\n\n![](still:shore)\n\n![x](still:walk)\n\n![y](still:old)"
    );
    let sources: Vec<_> = piece.pictures.iter().map(|picture| picture.source.clone()).collect();
    assert_eq!(sources[0], PictureSource::Beside("pics/The%20Walk.jpg".to_owned()));
    assert_eq!(sources[1], PictureSource::Beside("Shore.png".to_owned()));
    assert_eq!(sources[2], PictureSource::Elsewhere("https://a.example/walk.jpg".to_owned()));
    assert_eq!(piece.pictures[0].caption, "At noon");
}

#[test]
fn front_matter_that_does_harm_or_is_broken_is_refused_in_a_sentence() {
    let bomb = "---\na: &a [x, x]\nb: *a\n---\n";
    let twice = "---\ntitle: a\ntitle: b\n---\n";
    let deep = format!("---\na: {}1{}\n---\n", "[".repeat(40), "]".repeat(40));
    let open = "---\ntitle: a\n";
    for text in [bomb, twice, &deep, open] {
        assert!(
            read(text, &HowRead::default()).unwrap_err().0.starts_with("Its front matter"),
            "{text}"
        );
    }
    assert_eq!(piece("---\n\nOnly a line above.\n").form.facts.title, "");
}

#[test]
fn keys_are_known_whatever_their_case_and_the_best_known_counts() {
    let piece = piece(
        "---\nTitle: Salt Roads\nRelease Year: 1999\nWatched-On: 2024-03\nrating: 7.9\nMy Rating: 4/5\n---\nx\n",
    );
    assert_eq!(
        (piece.form.facts.title.as_str(), piece.form.facts.year),
        ("Salt Roads", Some(1999))
    );
    let watch = piece.form.watch.unwrap();
    assert_eq!(
        (watch.score.unwrap().tenths(), watch.watched_on.unwrap().to_string()),
        (80, "2024-03".to_owned())
    );
}

#[test]
fn what_the_person_said_of_a_key_counts_more_than_what_its_name_says() {
    let mut keys = KeyMeanings::default();
    keys.take("Filmtitel", KeyMeaning::Title);
    keys.take("title", KeyMeaning::Headline);
    keys.take("Sterne", KeyMeaning::ScoreOfFive);
    keys.take("rating", KeyMeaning::LeaveOut);
    keys.take("kino", KeyMeaning::Place);
    keys.take("regie", KeyMeaning::Directors);
    keys.take("regie2", KeyMeaning::Directors);
    let text = "---\nFILMTITEL: Salt Roads\ntitle: On roads\nSterne: 4.5\nrating: 7.9\nkino: Rio\nregie: Ana Reis\nregie2: [Tom Hale, Ida Voss]\nmood: grey\n---\nx\n";
    let piece = read(text, &HowRead { keys, ..HowRead::default() }).unwrap();
    assert_eq!(piece.form.facts.title, "Salt Roads");
    assert_eq!(piece.form.text.headline, "On roads");
    assert_eq!(piece.form.facts.directors, ["Ana Reis", "Tom Hale", "Ida Voss"]);
    let watch = piece.form.watch.as_ref().unwrap();
    assert_eq!((watch.score.unwrap().tenths(), watch.place.as_str()), (90, "Rio"));
    // No note of ours says a place, so the key that does stays with it.
    assert_eq!(piece.other_front_matter, "rating: 7.9\nkino: Rio\nmood: grey\n");
    let shown: Vec<_> =
        piece.keys.iter().map(|key| (key.key.as_str(), key.value.as_str(), key.chosen)).collect();
    assert_eq!(shown[0], ("FILMTITEL", "Salt Roads", Some(KeyMeaning::Title)));
    assert_eq!(shown[6], ("regie2", "Tom Hale", Some(KeyMeaning::Directors)));
    assert_eq!((piece.keys[7].built_in, piece.keys[7].line), (KeyMeaning::LeaveOut, 9));
}

#[test]
fn pictures_without_end_are_taken_up_to_a_number_and_that_is_told() {
    let body = "![x](y) ".repeat(20_000);
    let piece = piece(&format!("---\ntitle: 1917\n---\n{body}"));
    assert_eq!(piece.pictures.len(), super::pictures::MOST);
    assert!(piece.notices[0].contains("more than 1000 pictures"), "{:?}", piece.notices);
    assert!(piece.form.text.body.contains("![x](still:y-1000)"));
    assert!(piece.form.text.body.contains("![x](y)"));
}
