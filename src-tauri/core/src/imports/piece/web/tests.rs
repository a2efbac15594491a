use super::super::picture::PictureSource;
use super::{data_of, read};

const FLATS: &str = "It opens on the flats, before sunrise, with a man who measures the sea twice a day and writes down what he finds.";
const LEDGER: &str =
    "Nobody reads the <em>ledger</em>, which is the joke of the film and, in the end, its tragedy.";

#[test]
fn an_article_is_read_with_its_pictures_and_without_what_stands_around_it() {
    let html = format!(
        "<!doctype html><html><head><title>x</title><script>alert(1)</script></head><body><nav><a href=/>Home</a></nav><article>\
        <p>1974</p><h1>The Keeper of Low Water</h1><p>“The sea keeps its own books.”</p><img src='poster.jpg' alt='The Keeper of Low Water poster'>\
        <ul><li>121 minutes</li><li>Directed by Hanne Marder</li><li>Tom Hale, Ida Voss</li></ul><p>5-minute read</p>\
        <p>{FLATS}</p><h2>The ledger</h2><p>{LEDGER}</p>\
        <figure><img src='page_files/walk.jpg' alt='a walk'><figcaption>The <i>walk</i>.</figcaption></figure>\
        <img src='https://tracker.example/p.gif' width='1' height='1'><img src='https://cdn.example/far.jpg' alt='Scene from The Keeper of Low Water'>\
        <blockquote><p>He goes on.</p></blockquote><ol><li>One <b>thing</b>.</li><li>Another.</li></ol>\
        <p>9.5 /10</p><p>Masterpiece</p><p>A film about keeping watch over nothing, and the best case for it.</p></article>\
        <aside>Buy this</aside><footer>© 2024</footer></body></html>"
    );
    let piece = read(&html);
    let facts = &piece.form.facts;
    assert_eq!(
        (facts.title.as_str(), facts.year, facts.runtime_min),
        ("The Keeper of Low Water", Some(1974), Some(121))
    );
    assert_eq!(facts.tagline, "The sea keeps its own books.");
    assert_eq!(facts.directors, ["Hanne Marder"]);
    assert_eq!(facts.cast.len(), 2);
    assert_eq!(piece.form.watch.as_ref().unwrap().score.unwrap().tenths(), 95);
    assert_eq!(piece.form.text.verdict.as_deref(), Some("Masterpiece"));
    assert_eq!(
        piece.form.text.summary,
        "A film about keeping watch over nothing, and the best case for it."
    );
    assert_eq!(
        piece.form.text.body,
        format!(
            "{FLATS}\n\n## The ledger\n\n{}\n\n![The walk.](still:scene-1)\n\n![](still:scene-2)\n\n> He goes on.\n\n1. One **thing**.\n2. Another.",
            LEDGER.replace("<em>", "*").replace("</em>", "*")
        )
    );
    let sources: Vec<_> = piece.pictures.iter().map(|picture| picture.source.clone()).collect();
    assert_eq!(sources[0], PictureSource::Beside("poster.jpg".to_owned()));
    assert_eq!(sources[1], PictureSource::Beside("page_files/walk.jpg".to_owned()));
    assert_eq!(sources[2], PictureSource::Elsewhere("https://cdn.example/far.jpg".to_owned()));
}

#[test]
fn what_a_page_says_of_itself_counts_more_than_what_it_looks_like() {
    let html = format!(
        r#"<html><head><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"Review","name":"A harbour of glass",
        "datePublished":"2026-03-02","itemReviewed":{{"@type":"Movie","name":"The Glass Harbour","alternateName":"O Porto de Vidro","dateCreated":"1974","duration":"PT128M",
        "director":[{{"@type":"Person","name":"Ana Reis"}}],"actor":{{"@type":"Person","name":"Tom Hale"}},"sameAs":["https://www.imdb.com/title/tt0070000/"]}},
        "reviewRating":{{"@type":"Rating","ratingValue":4.5,"bestRating":5,"ratingExplanation":"Masterpiece"}},"abstract":"Closing summary."}}]}}</script></head>
        <body><main><h1>Site of glass</h1><p>{FLATS}</p><p>{LEDGER}</p></main></body></html>"#
    );
    let piece = read(&html);
    let facts = &piece.form.facts;
    assert_eq!(
        (facts.title.as_str(), facts.original_title.as_deref(), facts.year),
        ("The Glass Harbour", Some("O Porto de Vidro"), Some(1974))
    );
    assert_eq!((facts.ids[0].kind.as_str(), facts.ids[0].value.as_str()), ("imdb", "tt0070000"));
    assert_eq!(piece.form.watch.unwrap().score.unwrap().tenths(), 90);
    assert_eq!(piece.form.text.headline, "A harbour of glass");
    assert_eq!(piece.form.text.summary, "Closing summary.");
    assert!(piece.form.text.body.starts_with(FLATS));
    assert_eq!(piece.written_on.unwrap().to_string(), "2026-03-02");
}

#[test]
fn microdata_is_read_where_there_is_no_json() {
    let html = format!(
        "<body><div itemscope itemtype='https://schema.org/Review'><div itemprop='itemReviewed' itemscope itemtype='https://schema.org/Movie'>\
        <span itemprop='name'>Salt Roads</span><meta itemprop='duration' content='PT98M'><span itemprop='director' itemscope><b itemprop='name'>Ana Reis</b></span></div>\
        <div itemprop='reviewRating' itemscope><meta itemprop='ratingValue' content='87'><meta itemprop='bestRating' content='100'></div>\
        <div itemprop='reviewBody'><p>{FLATS}</p><p>{LEDGER}</p></div></div></body>"
    );
    let piece = read(&html);
    assert_eq!(piece.form.facts.title, "Salt Roads");
    assert_eq!(piece.form.facts.runtime_min, Some(98));
    assert_eq!(piece.form.facts.directors, ["Ana Reis"]);
    assert_eq!(piece.form.watch.unwrap().score.unwrap().tenths(), 87);
    assert!(piece.form.text.body.starts_with(FLATS));
}

#[test]
fn a_picture_inside_its_address_is_found() {
    assert_eq!(data_of("data:image/png;base64,AAEC"), Some(vec![0, 1, 2]));
    assert_eq!(data_of("DATA:,a%20b"), Some(b"a b".to_vec()));
    assert_eq!(data_of("https://example.org/a.png"), None);
}

#[test]
fn a_page_nested_without_end_is_read_to_a_depth() {
    let html = format!("<html><body>{}<p>deep</p></body></html>", "<div>".repeat(20_000));
    let _ = read(&html);
}

#[test]
fn odd_pages_are_read_without_panic() {
    for html in [
        "<html></html>",
        "<html><body><p></p><ul></ul><table></table><figure></figure></body></html>",
        "<p>x",
    ] {
        let _ = read(html);
    }
}

#[test]
fn a_review_body_of_data_is_words_and_no_markup() {
    let page = r##"<html><head><script type="application/ld+json">{
        "@type": "Review", "headline": "Heroes of the heart",
        "reviewBody": "1984. That year,\n# again * and *.",
        "itemReviewed": { "@type": "Movie", "name": "Her", "duration": "PT126M",
            "director": { "@type": "Person", "name": "Ana Reis" },
            "actor": [{ "@type": "Person", "name": "Tom Hale" }], "inLanguage": "en" },
        "reviewRating": { "@type": "Rating", "ratingValue": 4, "ratingExplanation": "Masterpiece" },
        "keywords": "sea, winter", "wordCount": 812, "timeRequired": "PT5M",
        "dateModified": "2024-05-01", "author": { "@type": "Person", "name": "Someone Else" }
    }</script></head><body></body></html>"##;
    let piece = read(page);
    assert_eq!(piece.form.text.headline, "Heroes of the heart", "it is not named after its film");
    let shown = crate::markdown::to_text(&piece.form.text.body);
    assert_eq!(shown.trim(), "1984. That year,\n\n# again * and *.");
    let facts = &piece.form.facts;
    assert_eq!((facts.runtime_min, facts.directors.join(", ")), (Some(126), "Ana Reis".to_owned()));
    assert_eq!((facts.cast[0].name.as_str(), facts.writers.len()), ("Tom Hale", 0));
    assert_eq!(facts.languages, ["en"]);
    let watch = piece.form.watch.unwrap();
    assert_eq!(
        (watch.score.unwrap().tenths(), watch.tags.join(", ")),
        (80, "sea, winter".to_owned())
    );
    assert_eq!(piece.form.text.verdict.as_deref(), Some("Masterpiece"));
}
