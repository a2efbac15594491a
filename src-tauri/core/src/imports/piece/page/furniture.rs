//! What a site puts around every page: menus, buttons, notices. Whole lines only; a sentence of the
//! review that speaks of cookies stays.

use super::words;
use crate::text::fold;

/// Words of menus. After the opening, the same words can head a part of the review.
const MENU: &[&str] = &[
    "a z",
    "about",
    "about us",
    "all reviews",
    "archive",
    "books",
    "browse",
    "contact",
    "contact us",
    "directors",
    "editorial",
    "essays",
    "features",
    "festivals",
    "film",
    "film review",
    "film reviews",
    "films",
    "follow",
    "genres",
    "home",
    "homepage",
    "interviews",
    "latest",
    "like",
    "lists",
    "log in",
    "log out",
    "login",
    "main menu",
    "menu",
    "movie review",
    "movie reviews",
    "movies",
    "music",
    "my account",
    "navigation",
    "news",
    "newsletter",
    "next",
    "pause",
    "play",
    "podcast",
    "podcasts",
    "popular",
    "previous",
    "register",
    "review",
    "reviews",
    "rss",
    "save",
    "search",
    "sign in",
    "sign up",
    "skip",
    "threads",
    "top",
    "trailer",
    "trailers",
    "tv",
    "x",
    "years",
    "close",
    "continue",
    "contents",
    "table of contents",
    "on this page",
    "in this review",
    "photos",
    "gallery",
];

/// Buttons and links that are the site's wherever they stand.
const BUTTONS: &[&str] = &[
    "accept",
    "accept all",
    "accept all cookies",
    "accept cookies",
    "ad",
    "ads by",
    "advertisement",
    "advertising",
    "allow all",
    "article continues below",
    "back to reviews",
    "back to top",
    "bluesky",
    "bookmark",
    "close menu",
    "continue reading",
    "cookie policy",
    "cookie preferences",
    "cookie settings",
    "cookies",
    "copy",
    "copy link",
    "customise",
    "customize",
    "dark mode",
    "decline",
    "dismiss",
    "donate",
    "email",
    "email this",
    "enlarge",
    "enlarge image",
    "expand",
    "facebook",
    "flipboard",
    "follow us",
    "got it",
    "hide",
    "instagram",
    "jump to content",
    "jump to review",
    "link copied",
    "linkedin",
    "listen",
    "load more",
    "manage cookies",
    "manage preferences",
    "mastodon",
    "more options",
    "next image",
    "no thanks",
    "open menu",
    "pinterest",
    "play trailer",
    "play video",
    "previous image",
    "print",
    "print this page",
    "privacy policy",
    "reddit",
    "reject",
    "reject all",
    "report",
    "save article",
    "scroll down",
    "scroll to top",
    "see more",
    "share",
    "share article",
    "share this",
    "share this article",
    "share this page",
    "share this post",
    "share this review",
    "share this story",
    "show menu",
    "skip ad",
    "skip navigation",
    "skip to article",
    "skip to content",
    "skip to footer",
    "skip to main",
    "skip to main content",
    "skip to navigation",
    "skip to review",
    "skip to search",
    "skip to text",
    "skip to the content",
    "sponsored",
    "submit",
    "subscribe",
    "subscribe now",
    "support us",
    "telegram",
    "terms of use",
    "toggle dark mode",
    "toggle menu",
    "toggle navigation",
    "tumblr",
    "tweet",
    "twitter",
    "view all",
    "view comments",
    "view gallery",
    "watch the trailer",
    "watch trailer",
    "whatsapp",
    "youtube",
    "zoom",
];

/// How such lines begin.
const OPENINGS: &[&str] = &[
    "share on ",
    "share via ",
    "share to ",
    "share by ",
    "posted in ",
    "courtesy of ",
    "photo courtesy ",
    "photo credit",
    "image credit",
    "picture credit",
    "sign up for ",
    "sign up to ",
    "subscribe to ",
    "join our ",
    "get our ",
    "get the best ",
    "get the latest ",
    "enter your email",
    "your email",
    "email address",
    "support us ",
    "become a member",
    "follow us on ",
    "follow us ",
    "skip to ",
    "jump to ",
    "this article contains affiliate",
    "this post contains affiliate",
    "this page contains affiliate",
    "we may earn",
    "all rights reserved",
    "copyright ",
    "by subscribing",
    "by signing up",
    "read more ",
    "read next ",
    "see also ",
    "also read ",
    "related review",
    "related article",
    "updated on ",
    "last updated",
    "last modified",
    "published on ",
    "published in ",
    "posted on ",
    "first published",
    "advertisement ",
    "buy tickets",
    "thank you for subscribing",
    "thanks for subscribing",
    "listen to this",
    "click here",
    "tap to ",
    "click to ",
];

/// What such lines speak of.
const NOTICES: &[&str] = &[
    "we use cookies",
    "uses cookies",
    "use of cookies",
    "cookies to improve",
    "cookies to give",
    "cookie notice",
    "our newsletter",
    "straight to your inbox",
    "in your inbox",
    "to your inbox",
    "unsubscribe at any time",
    "unsubscribe any time",
    "privacy policy",
    "terms of service",
    "terms and conditions",
    "enable javascript",
    "browser does not support",
    "ad blocker",
    "create a free account",
    "we and our partners",
    "your privacy",
    "data protection",
];

/// How a page goes on after its review has ended.
const ENDINGS: &[&str] = &[
    "keep exploring",
    "keep reading",
    "keep browsing",
    "explore more",
    "discover more",
    "related",
    "related reviews",
    "related articles",
    "related posts",
    "related stories",
    "related films",
    "related content",
    "you may also like",
    "you might also like",
    "you may also enjoy",
    "you might also enjoy",
    "you might like",
    "you may like",
    "if you liked this",
    "read next",
    "what to read next",
    "up next",
    "next up",
    "more reviews",
    "more like this",
    "more stories",
    "more to explore",
    "more to read",
    "more films",
    "more film reviews",
    "more from",
    "recommended",
    "recommended reading",
    "recommended for you",
    "comments",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "join the conversation",
    "join the discussion",
    "latest reviews",
    "latest articles",
    "latest posts",
    "recent reviews",
    "recent posts",
    "recent articles",
    "popular posts",
    "popular reviews",
    "most popular",
    "most read",
    "trending",
    "trending now",
    "about the author",
    "about the critic",
    "about the writer",
    "author bio",
    "post navigation",
    "previous post",
    "next post",
    "previous review",
    "next review",
    "other reviews",
    "further reading",
    "similar films",
    "similar movies",
    "from the archive",
    "further viewing",
    "watch next",
    "where next",
    "see more reviews",
    "no comments",
    "browse more reviews",
    "share your thoughts",
    "what did you think",
];

/// Whether a line belongs to the site and not to the review.
pub(super) fn is_furniture(line: &str) -> bool {
    let folded = fold(line);
    if BUTTONS.contains(&folded.as_str()) {
        return true;
    }
    let count = words::count(line);
    let short = count <= 14;
    (short && OPENINGS.iter().any(|opening| format!("{folded} ").starts_with(opening)))
        || (count <= 45 && NOTICES.iter().any(|notice| folded.contains(notice)))
        || is_counter(&folded)
        || is_path(line)
        || is_way(line)
        || (short && line.trim_start().starts_with('©'))
}

/// Whether a line is a word of a menu, where the review has not begun.
pub(super) fn is_menu(line: &str) -> bool {
    MENU.contains(&fold(line).as_str())
}

/// Whether the review has ended before this line.
pub(super) fn is_ending(line: &str) -> bool {
    let folded = fold(line);
    let words = folded.split(' ').count();
    ENDINGS.iter().any(|ending| {
        folded == *ending
            || (words <= 7
                && folded.strip_prefix(ending).is_some_and(|rest| rest.starts_with(' '))
                && is_open_ended(ending))
    }) || is_comments(&folded)
}

/// Endings that name what comes: 'more from the archive', 'keep exploring the coast'.
fn is_open_ended(ending: &str) -> bool {
    matches!(
        ending,
        "keep exploring"
            | "keep reading"
            | "more from"
            | "more like this"
            | "more reviews"
            | "you may also like"
            | "you might also like"
            | "related reviews"
            | "related articles"
            | "leave a comment"
            | "leave a reply"
            | "about the author"
            | "if you liked this"
            | "read next"
            | "recommended for you"
            | "explore more"
            | "discover more"
            | "further reading"
    )
}

/// Whether an ending is one that can be nothing else, even with much text after it.
pub(super) fn is_certain_ending(line: &str) -> bool {
    [
        "keep exploring",
        "keep reading",
        "you may also like",
        "you might also like",
        "leave a comment",
        "leave a reply",
    ]
    .iter()
    .any(|ending| fold(line).starts_with(ending))
}

/// `12 comments`, `3 shares`, `5 min ago`.
fn is_counter(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    match words.as_slice() {
        [number, what] => {
            number.parse::<u32>().is_ok()
                && matches!(*what, "shares" | "likes" | "views" | "share" | "like" | "claps")
        }
        [number, _, "ago"] => number.parse::<u32>().is_ok(),
        _ => false,
    }
}

fn is_comments(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    matches!(words.as_slice(), [number, "comments" | "comment" | "responses" | "replies"] | ["comments", number] if number.parse::<u32>().is_ok())
}

/// `« Previous post | Next post »`.
fn is_way(line: &str) -> bool {
    const WAYS: [&str; 12] = [
        "previous",
        "next",
        "previous post",
        "next post",
        "previous review",
        "next review",
        "previous article",
        "next article",
        "older",
        "newer",
        "older posts",
        "newer posts",
    ];
    line.contains(['«', '»', '←', '→', '‹', '›', '|'])
        && line.split(['|', '•', '·']).all(|way| WAYS.contains(&fold(way).as_str()))
}

/// `Home > Reviews > The Keeper`.
fn is_path(line: &str) -> bool {
    [" > ", " » ", " › ", " → "].iter().any(|between| {
        let parts: Vec<&str> = line.split(between).collect();
        parts.len() >= 2
            && parts.iter().all(|part| words::count(part) <= 8)
            && words::count(line) <= 20
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Skip to main content")]
    #[case("SHARE")]
    #[case("Share on Facebook")]
    #[case("Home » Reviews » The Keeper of Low Water")]
    #[case("We use cookies to make this site better. By going on you accept them.")]
    #[case("Sign up to our newsletter")]
    #[case("© 2024 Reel Notes")]
    #[case("3 shares")]
    #[case("« Previous post | Next post »")]
    fn what_the_site_says_is_furniture(#[case] line: &str) {
        assert!(is_furniture(line));
    }

    #[rstest]
    #[case("He shares a room with the ledger.")]
    #[case(
        "The cookies on the sill are the only warm thing in the film, and she won't touch them."
    )]
    #[case("A newsletter from the harbour arrives each month, and he burns it.")]
    #[case("The menu of the harbour inn")]
    fn what_the_review_says_is_not(#[case] line: &str) {
        assert!(!is_furniture(line), "{line}");
    }

    #[rstest]
    #[case("Keep exploring…", true)]
    #[case("KEEP EXPLORING", true)]
    #[case("You might also like:", true)]
    #[case("12 Comments", true)]
    #[case("More from Reel Notes", true)]
    #[case("More from less", true)]
    #[case("Related by blood and by debt", false)]
    fn an_ending_is_known(#[case] line: &str, #[case] ending: bool) {
        assert_eq!(is_ending(line), ending);
    }
}
